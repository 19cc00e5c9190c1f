"""Random households for one set of rules, as columns: for checks of the two readings, and for measuring.

Numbers and birth dates crowd around the bounds of the rules, since that is where readings differ. A few
households get a fault: an answer missing, out of range, or given where nothing was asked.
"""

from datetime import timedelta
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from rasoat.analytics.coding import NOT_AN_OPTION, allowed, decode_answer, width, with_answers
from rasoat.analytics.conditions import condition_column, member_column
from rasoat.analytics.features import features_of
from rasoat.analytics.score import count_members
from rasoat.common.partial_dates import PartialDate
from rasoat.law.model.conditions import FieldTest, QuestionTest
from rasoat.law.model.items import Band
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.household import Household, Member, ymd
from rasoat.law.scoring.references import parts_of, questions_in
from rasoat.law.scoring.rules import Rules

Numbers = NDArray[np.int64]


def random_tables(rules: Rules, count: int, seed: int, faulty: float = 0.03) -> tuple[pa.Table, pa.Table]:
    """``count`` households and their members, coded as ``coding`` says; the same for the same seed."""
    random = np.random.default_rng(seed)
    sizes = random.choice(
        [1, 2, 3, 4, 5, 6, 7, 9, 12], count, p=[0.1, 0.12, 0.16, 0.22, 0.17, 0.1, 0.08, 0.03, 0.02]
    )
    members = _members(rules, np.repeat(np.arange(count), sizes), random)
    households = _households(rules, count, random)
    asked_members = _only_asked_members(members, rules)
    asked = _only_asked(households, asked_members, rules)
    return _with_faults(asked, rules, random, faulty), _with_faults(asked_members, rules, random, faulty / 4)


def _households(rules: Rules, count: int, random: np.random.Generator) -> pa.Table:
    columns = {f"q_{name}": _answers(one, rules, count, random) for name, one in rules.questions.items()}
    return pa.table({"household": np.arange(count), **columns})


def _members(rules: Rules, owners: Numbers, random: np.random.Generator) -> pa.Table:
    columns = {
        f"f_{name}": _answers(one, rules, len(owners), random) for name, one in rules.member_fields.items()
    }
    births = pa.array(_births(rules, len(owners), random), pa.int32())
    return pa.table({"household": owners, "birth_ymd": births, **columns})


def _answers(one: Question | MemberField, rules: Rules, count: int, random: np.random.Generator) -> Numbers:
    low, high = allowed(one)
    if one.kind == "flags":
        ticked = random.random((count, len(one.codes))) < 0.3
        return np.asarray(ticked @ (1 << np.arange(len(one.codes))), dtype=np.int64)
    if one.kind != "number":
        return random.integers(low, high + 1, count)
    near = np.array([n for n in _bounds_of(one.id, rules) if low <= n <= high] or [low])
    drawn = np.where(
        random.random(count) < 0.5, random.choice(near, count), random.integers(low, high + 1, count)
    )
    return np.asarray(drawn, dtype=np.int64)


def _bounds_of(name: str, rules: Rules) -> set[int]:
    """Every bound the rules compare this answer with, times small sizes, one less and one more."""
    bounds: set[int | None] = set()
    for reader in (*rules.items, *rules.indicators):
        parts = list(parts_of(reader))
        for part in parts:
            if isinstance(part, (QuestionTest, FieldTest)) and name in part.model_dump().values():
                bounds |= {part.lowest, part.highest}
            if isinstance(part, Band) and name in questions_in(reader):
                bounds |= {part.least, part.most}
    known = {bound for bound in bounds if bound is not None}
    return {bound * size + step for bound in known for size in (1, 2, 3, 4, 5) for step in (-1, 0, 1)}


def _births(rules: Rules, count: int, random: np.random.Generator) -> Numbers:
    """Ages of 0 to 90; a third within a day of a birthday, a quarter on 1 January."""
    day = rules.review_date
    ages = random.integers(0, 91, count)
    births = (day.year - ages) * 10_000 + random.integers(1, 13, count) * 100 + random.integers(1, 29, count)
    births = np.where(random.random(count) < 0.25, (day.year - ages) * 10_000 + 101, births)
    around = [day + timedelta(days=step) for step in (-1, 0, 1)]
    near = np.array([ymd(one) for one in around])
    near = random.choice(near, count) - ages * 10_000
    births = np.where(random.random(count) < 0.33, near, births)
    return np.asarray(np.where(births > ymd(day), births - 10_000, births), dtype=np.int64)


def _only_asked_members(members: pa.Table, rules: Rules) -> pa.Table:
    """What is not asked of a member is emptied; fields depend on age alone or on earlier fields."""
    fields, review_ymd = rules.member_fields, ymd(rules.review_date)
    for name, field in fields.items():
        if field.asked_when is not None:
            table = with_answers(ibis.memtable(members), fields, "f_")
            asked = member_column(field.asked_when, table, review_ymd, fields)
            members = _emptied(table, f"f_{name}", asked).select(members.column_names)
    return members


def _only_asked(households: pa.Table, members: pa.Table, rules: Rules) -> pa.Table:
    features = features_of(rules)
    counted = count_members(ibis.memtable(members), rules, features).to_pyarrow()
    for name, question in rules.questions.items():
        if question.asked_when is not None:
            joined = ibis.memtable(households).left_join(ibis.memtable(counted), "household")
            table = with_answers(joined, rules.questions, "q_")
            asked = condition_column(question.asked_when, table, features, rules.questions)
            households = _emptied(table, f"q_{name}", asked).select(households.column_names)
    return households


def _emptied(table: Any, column: str, asked: Any) -> pa.Table:
    kept = ibis.ifelse(asked == 1, table[column], ibis.null("int64"))
    return table.mutate(**{column: kept}).order_by([table.household]).to_pyarrow()


def _with_faults(table: pa.Table, rules: Rules, random: np.random.Generator, share: float) -> pa.Table:
    """Some answers dropped, some out of range."""
    asked: dict[str, Question | MemberField] = {f"q_{name}": one for name, one in rules.questions.items()}
    asked |= {f"f_{name}": one for name, one in rules.member_fields.items()}
    names = [name for name in table.column_names if name in asked]
    for name in names:
        column = table[name].to_numpy(zero_copy_only=False).astype("float64")
        kind = random.random(len(column))
        column[kind < share / len(names)] = np.nan
        column[kind > 1 - share / len(names)] = NOT_AN_OPTION
        place = table.column_names.index(name)
        table = table.set_column(place, name, pa.array(column, width(asked[name]), from_pandas=True))
    return table


def decoded(households: pa.Table, members: pa.Table, rules: Rules) -> list[tuple[int, Household]]:
    """The same households as plain objects, for the explained reading."""
    people: dict[int, list[Member]] = {}
    for row in members.to_pylist():
        answers = _decoded(row, "f_", rules.member_fields)
        people.setdefault(row["household"], []).append(Member(_birth(row["birth_ymd"]), answers))
    return [
        (
            row["household"],
            Household(_decoded(row, "q_", rules.questions), tuple(people.get(row["household"], ()))),
        )
        for row in households.to_pylist()
    ]


def _decoded(row: dict[str, Any], prefix: str, asked: Any) -> dict[str, Any]:
    found = {name: decode_answer(one, row[prefix + name]) for name, one in asked.items()}
    return {name: value for name, value in found.items() if value is not None}


def _birth(ymd: int) -> PartialDate:
    return PartialDate(ymd // 10_000, ymd // 100 % 100, ymd % 100)
