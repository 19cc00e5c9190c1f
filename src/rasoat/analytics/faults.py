"""Which rows have right answers only: 1, else 0 or NULL. The explained reading names each fault."""

from functools import reduce
from operator import and_
from typing import Any

from rasoat.analytics.coding import allowed
from rasoat.analytics.conditions import Column, condition_column, member_column, truth, within
from rasoat.analytics.features import Features
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.faults import MOST_MEMBERS
from rasoat.law.scoring.household import ymd
from rasoat.law.scoring.rules import Rules


def member_is_right(table: Any, rules: Rules) -> Column:
    """Born by the review date; each field answered as it may be where it is asked, and only there."""
    fields, review_ymd = rules.member_fields, ymd(rules.review_date)
    right = [truth(table["birth_ymd"] <= review_ymd)]
    for name, field in fields.items():
        asked = member_column(field.asked_when, table, review_ymd, fields) if field.asked_when else None
        right += _is_right(table[f"f_{name}"], table[f"a_{name}"], field, asked)
    return reduce(and_, right)


def household_is_right(table: Any, rules: Rules, features: Features) -> Column:
    """The size is possible, no member has a fault, each question is answered as it may be where asked."""
    right = [within(table["size"], 1, MOST_MEMBERS), table["members_right"]]
    for name, question in rules.questions.items():
        when = question.asked_when
        asked = condition_column(when, table, features, rules.questions) if when else None
        right += _is_right(table[f"q_{name}"], table[f"a_{name}"], question, asked)
    return reduce(and_, right)


def _is_right(
    given: Column, answer: Column, question: Question | MemberField, asked: Column | None
) -> list[Column]:
    """Asked: an answer that is allowed. Not asked: no answer."""
    may_be = within(answer, *allowed(question))
    return [may_be] if asked is None else [truth(truth(given.notnull()) == asked), truth(may_be == asked)]
