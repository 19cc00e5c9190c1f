"""P1, P2 and C1: one household explained, a table scored, the two readings held against each other."""

import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.bar import Measured
from benchmarks.timing import in_turn
from rasoat.analytics.samples import decoded, random_tables
from rasoat.analytics.score import score_counted, score_table, with_counts
from rasoat.law.model.items import ChoiceItem
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.household import Household
from rasoat.law.scoring.rules import Rules, rules_for
from rasoat.law.scoring.score import Scored, Scorer

REVIEW = date(2018, 10, 15)
KINDS = [("vn-2016-2020", 2019, date(2018, 10, 15)), ("vn-2022-2026", 2025, date(2024, 10, 15))]
ROW_GROUP = 122_880
"""Rows DuckDB gives to one thread at a time; in one group a whole file would be read by one thread."""
PLACES = [("urban", "central_highlands"), ("rural", "central_highlands"), ("rural", "central_coast")]


def _rules(
    list_year: int = 2019, area: str = "rural", region: str = "central_highlands", day: date = REVIEW
) -> Rules:
    return rules_for(shipped(), list_year, area, region, day)


def explain_one() -> Measured:
    """P1: one household explained, every line with its legal source."""
    rules = _rules()
    scorer = Scorer(rules)
    sample = [one for _, one in decoded(*random_tables(rules, 400, 1, faulty=0), rules)]
    sample = [one for one in sample if len(one.members) in (3, 4, 5)]
    bare = _bare_points(rules)

    def explained() -> None:
        for household in sample:
            result = scorer.score(household)
            if isinstance(result, Scored):
                for line in result.lines:
                    assert line.item.source.place is not None

    def floor() -> None:
        for household in sample:
            sum(points.get(household.answers.get(name), 0) for name, points in bare)

    figure, base = in_turn(explained, floor, 15)
    micro, floor_micro = figure / len(sample) * 1e6, base / len(sample) * 1e6
    lines = len(rules.items) + len(rules.indicators)
    return Measured(
        f"{micro:.0f} µs a household",
        f"bare points loop {floor_micro:.1f} µs",
        f"{micro / floor_micro:.1f} x",
        micro <= 100,
        f"{lines} lines, 3 to 5 members, {len(sample)} households",
    )


def _bare_points(rules: Rules) -> list[tuple[str, dict[object, int]]]:
    choices = [item for item in rules.items if isinstance(item, ChoiceItem)]
    names = [(item.question, dict(item.points)) for item in choices]
    return (names * 40)[: len(rules.items) + len(rules.indicators)]


def score_a_table(count: int = 1_000_000) -> Measured:
    """P2 on one million: Parquet to class, beside scans of every column of the same files by DuckDB.

    Once from households and members; once from households alone, their members counted before.
    """
    rules, engine = _rules(), ibis.duckdb.connect(threads=2)
    with tempfile.TemporaryDirectory() as folder:
        files = _parquet(rules, count, Path(folder))
        households, members = (engine.read_parquet(file) for file in files)
        counted = Path(folder) / "counted.parquet"
        with_counts(households, members, rules).to_parquet(counted, row_group_size=ROW_GROUP)
        all_of_it, base = in_turn(
            lambda: _classes(score_table(households, members, rules)), lambda: _scan(engine, *files), 5
        )
        alone, base_alone = in_turn(
            lambda: _classes(score_counted(engine.read_parquet(counted), rules)),
            lambda: _scan(engine, counted),
            5,
        )
    return Measured(
        f"{all_of_it:.2f} s from members to class; households alone {alone:.2f} s",
        f"scans {base:.2f} s; households alone {base_alone:.2f} s",
        f"{all_of_it / base:.1f} x; households alone {alone / base_alone:.1f} x",
        all_of_it <= 4 * base and alone <= 3 * base_alone,
        f"{count:,} households",
    )


def _classes(scored: ibis.Table) -> pa.Table:
    return scored.group_by("class").aggregate(n=ibis._.count()).to_pyarrow()


def _scan(engine: Any, *files: Path) -> None:
    for file in files:
        columns = ", ".join(f'sum("{name}")' for name in pq.read_schema(file).names)
        engine.con.execute(f"SELECT {columns} FROM read_parquet('{file}')").fetchall()


def _parquet(rules: Rules, count: int, folder: Path) -> tuple[Path, Path]:
    households, members = random_tables(rules, count, 2)
    files = folder / "households.parquet", folder / "members.parquet"
    pq.write_table(households, files[0], row_group_size=ROW_GROUP)
    pq.write_table(members, files[1], row_group_size=ROW_GROUP)
    return files


def readings_agree(count: int = 1_000_000) -> Measured:
    """C1: explained Python and columns on random households of every standard, region and area."""
    sets = [(year, area, region, day) for _, year, day in KINDS for area, region in PLACES]
    share, differences, scored, begun = count // len(sets) + 1, 0, 0, time.perf_counter()
    for seed, (year, area, region, day) in enumerate(sets):
        rules = _rules(year, area, region, day)
        for piece in range(0, share, 25_000):
            size = min(25_000, share - piece)
            wrong, right = compare(rules, size, seed * 1_000 + piece)
            differences, scored = differences + wrong, scored + right
    spent = time.perf_counter() - begun
    return Measured(
        f"{differences} differences",
        f"{scored:,} scored, the rest refused by both",
        f"{count / spent:,.0f} households/s",
        differences == 0,
        f"{share * len(sets):,} households, {len(sets)} sets of rules",
    )


def compare(rules: Rules, count: int, seed: int) -> tuple[int, int]:
    """How many of ``count`` random households the two readings see differently, and how many got a score."""
    households, members = random_tables(rules, count, seed)
    table = score_table(ibis.memtable(households), ibis.memtable(members), rules).to_pyarrow()
    columns = by_household(table, rules)
    scorer, different, scored = Scorer(rules), 0, 0
    for number, household in decoded(households, members, rules):
        plain = read_plainly(scorer, household, rules)
        different += plain != columns[number]
        scored += plain[-1] is not None
    return different, scored


def by_household(table: pa.Table, rules: Rules) -> dict[int, tuple[object, ...]]:
    """Totals and class of each household as the columns have them."""
    names = [*(total.id for total in rules.standard.totals), "class"]
    rows = zip(*(table[name].to_pylist() for name in names), strict=True)
    return dict(zip(table["household"].to_pylist(), rows, strict=True))


def read_plainly(scorer: Scorer, household: Household, rules: Rules) -> tuple[object, ...]:
    """Totals and class of one household as plain Python has them."""
    result = scorer.score(household)
    if not isinstance(result, Scored):
        return (*(None for _ in rules.standard.totals), None)
    return (*(result.totals[total.id] for total in rules.standard.totals), result.class_id)
