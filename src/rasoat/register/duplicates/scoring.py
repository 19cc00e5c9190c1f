"""Pairs of persons weighed by splink on DuckDB with the shares of ``weights.py``; nothing is trained here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.internals.splink_dataframe import SplinkDataFrame

from rasoat.register.duplicates.comparisons import COMPARISONS, NAME, OTHERWISE, Comparison, Level
from rasoat.register.duplicates.weights import Share, Weights

# Who is compared with whom. None needs a sex or a day of birth; the last four need no year either way.
BLOCKS: Final = (
    ("number",),
    ("tight", "year"),
    ("bag", "year"),
    ("bag", "month", "day"),
    ("bag", "village"),
    ("rare",),
    ("ends", "year", "village"),
    ("ends", "year", "month", "day"),
    ("given", "year", "village"),
    ("village", "year", "month", "day"),
)
RARITIES: Final = ("bag", "ends")


class Weighed(NamedTuple):
    """Two rows, the smaller first; what they weigh together; level (None: unknown) and weight of each
    comparison, in the order of COMPARISONS.
    """

    left: int
    right: int
    weight: float
    levels: tuple[str | None, ...]
    weights: tuple[float, ...]


def weigh(people: pa.Table, weights: Weights, *, across: bool = False) -> list[Weighed]:
    """Pairs of rows that weigh enough to say something by themselves; ``across``: only of two sides."""
    linker = _linker(_engine(), people, weights, across)
    least = weights.thresholds.noticed
    return _read(linker.inference.predict(threshold_match_weight=least, warning_mode="never"))


def weigh_these(people: pa.Table, pairs: Iterable[tuple[int, int]], weights: Weights) -> list[Weighed]:
    """Just these pairs of rows, whatever they weigh."""
    api = _engine()
    linker = _linker(api, people, weights, across=False)
    chosen = sorted({(min(pair), max(pair)) for pair in pairs})
    table = pa.table(
        {
            "match_key": pa.array(["0"] * len(chosen)),
            "join_key_l": pa.array([left for left, _ in chosen], pa.int64()),
            "join_key_r": pa.array([right for _, right in chosen], pa.int64()),
        }
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register(table))
    return _read(linker.inference.predict(warning_mode="never"))


def _read(predicted: SplinkDataFrame) -> list[Weighed]:
    """In the order of the rows, whatever order they were found in."""
    found: pa.Table = predicted.as_pyarrow_table()  # type: ignore[no-untyped-call]
    levels = zip(*(_levels(found[f"gamma_{one.id}"], one) for one in COMPARISONS), strict=True)
    weights = list(zip(*(_weights(found, one) for one in COMPARISONS), strict=True))
    totals = [round(sum(each), 2) for each in weights]
    left, right = found["row_l"].to_pylist(), found["row_r"].to_pylist()
    return sorted(map(Weighed, left, right, totals, levels, weights))


def _levels(numbers: pa.ChunkedArray, comparison: Comparison) -> list[str | None]:
    """Splink numbers the levels from the last, 0, to the first; -1 is unknown."""
    ids = [None, *(level.id for level in reversed(comparison.levels))]
    return [ids[number + 1] for number in numbers.to_pylist()]


def _weights(found: pa.Table, comparison: Comparison) -> list[float]:
    weight, rarity = found[f"mw_{comparison.id}"], f"mw_tf_adj_{comparison.id}"
    if rarity in found.schema.names:
        weight = pc.add(weight, found[rarity])
    rounded: list[float] = pc.round(weight, 2).to_pylist()
    return rounded


def _engine() -> DuckDBAPI:
    """A database in memory that keeps silent: its bars of progress would stand in the logs."""
    api = DuckDBAPI()
    api.duckdb_con.execute("SET enable_progress_bar = false")
    return api


def _linker(api: DuckDBAPI, people: pa.Table, weights: Weights, across: bool) -> Linker:
    linker = Linker(api.register(people), _settings(weights, across), log_level=None, validate_settings=False)
    for column in RARITIES:
        lookup = api.register(_rarity(people[column], column, weights))
        linker.table_management.register_term_frequency_lookup(lookup, column)
    return linker


def _rarity(names: pa.ChunkedArray, column: str, weights: Weights) -> pa.Table:
    """How common each name is here, as if ``people_known_before`` others had been counted already.

    So a name weighs in a list of twenty people nearly as it does in the province.
    """
    before = sum(weights.shares[NAME.id][level].u for level in _alike(column)) * weights.people_known_before
    counted = pc.value_counts(names.drop_null().combine_chunks())
    total = len(names) - names.null_count + weights.people_known_before
    shares = [(count + before) / total for count in counted.field("counts").to_pylist()]
    return pa.table({column: counted.field("values"), f"tf_{column}": pa.array(shares, pa.float64())})


def _alike(column: str) -> list[str]:
    """The levels of people who are alike in this; whose whole name is the same has the same ends."""
    return [level.id for level in NAME.levels if level.rarity == column or level.rarity == "bag"]


def _settings(weights: Weights, across: bool) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        # The weight is the sum of the evidence; how rare duplicates are is in the thresholds.
        probability_two_random_records_match=0.5,
        comparisons=[_comparison(one, weights.shares[one.id]) for one in COMPARISONS],
        blocking_rules_to_generate_predictions=[_block(columns, across) for columns in BLOCKS],
        # Brings the level of each comparison along.
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )


def _block(columns: Sequence[str], across: bool) -> dict[str, Any]:
    same = [f"l.{column} = r.{column}" for column in columns]
    return {
        "blocking_rule": " AND ".join([*same, "l.side <> r.side"] if across else same),
        "sql_dialect": "duckdb",
    }


def _comparison(comparison: Comparison, shares: Mapping[str, Share]) -> dict[str, Any]:
    unknown = {"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}
    levels = [_level(level, shares[level.id]) for level in comparison.levels]
    return {"output_column_name": comparison.id, "comparison_levels": [unknown, *levels]}


def _level(level: Level, share: Share) -> dict[str, Any]:
    made: dict[str, Any] = {
        "sql_condition": level.condition,
        "label_for_charts": level.id,
        "m_probability": share.m,
        "u_probability": share.u,
    }
    if level.rarity and level.condition != OTHERWISE:
        made |= {"tf_adjustment_column": level.rarity, "disable_tf_exact_match_detection": True}
    return made
