"""Two households become one, or turn out to be one: both are shown side by side first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.utils.translation import gettext as _

from rasoat.common.codes import CodeKind, parse_code, show_code
from rasoat.common.problems import Refused
from rasoat.register import say_events as say
from rasoat.register.actions import merge_households as merges
from rasoat.register.derivation.names import folded
from rasoat.register.derivation.state import HouseholdState, MemberState
from rasoat.register.models import Household
from rasoat.register.queries.households import HouseholdView, household
from rasoat.web.acts.form import (
    Act,
    Asking,
    Done,
    form_of,
    line,
    member_options,
    relation_options,
    relations_to,
    when,
)
from rasoat.web.page_models.acts import ActPage, HouseholdCard, PersonLine


def _merging(asking: Asking) -> ActPage:
    return _side_by_side(asking, same=False)


def _doubling(asking: Asking) -> ActPage:
    return _side_by_side(asking, same=True)


def _side_by_side(asking: Asking, *, same: bool) -> ActPage:
    """The page: the code of the other first, then both cards with what is to be said about each person."""
    page = ActPage(str(asking.code), asking.view.head_name)
    text = asking.query.get("vao", "").strip()[:40]
    if not text:
        return page
    try:
        other = _other(asking, text)
    except Refused as refused:
        asking.sent.values["into"] = text
        return replace(page, form=form_of(asking.sent, refused.problems))
    kept = other.whole.on(None)
    mine = tuple(_mine(asking, one, kept, same=same) for one in asking.state.present)
    return replace(
        page,
        here=_card(asking.view, mine),
        other=_card(other, tuple(line(one) for one in kept.present)),
    )


def _mine(asking: Asking, one: MemberState, kept: HouseholdState, *, same: bool) -> PersonLine:
    if same:
        chosen = asking.sent.number(f"same-{one.id}") if asking.sent.values else _likely(one, kept)
        return replace(line(one), same=member_options(kept.present, chosen))
    before = "other_relative" if one.relation == "head" else one.relation
    return line(one, relations=relation_options(asking.sent.text(f"rel-{one.id}") or before))


def _likely(one: MemberState, kept: HouseholdState) -> int | None:
    """Who of the other household bears the same number, else the same name with the same birth year."""
    for other in kept.present:
        if one.identity_number and one.identity_number == other.identity_number:
            return other.id
    same = [other for other in kept.present if _looks_same(one, other)]
    return same[0].id if len(same) == 1 else None


def _looks_same(one: MemberState, other: MemberState) -> bool:
    return folded(one.name) == folded(other.name) and one.birth[:4] == other.birth[:4]


def _other(asking: Asking, text: str) -> HouseholdView:
    """The other household. Raises ``Refused``: no code, itself, not in the person's areas."""
    code = parse_code(text, CodeKind.HOUSEHOLD, "into").text
    if int(code) == asking.code:
        raise Refused([say.itself()])
    found = household(asking.who, code)
    if found is None:
        raise Refused([say.unknown_household("into", show_code(code))])
    return found


def _card(view: HouseholdView, people: tuple[PersonLine, ...]) -> HouseholdCard:
    place = ", ".join(unit.title for unit in reversed(view.way[-2:]))
    return HouseholdCard(view.code, view.head_name, place, view.address, people, view.standing)


def _merge(asking: Asking) -> Done:
    other = _other(asking, asking.query.get("vao", ""))
    # Who was head is one of the others now: nobody here is the head of the household that stays.
    relations = relations_to(asking, asking.state.present, 0)
    del relations[0]
    moment = when(asking)
    with _still_ours(other):
        merges.merge_households(asking.code, int(other.code), relations, moment, acting_user=asking.who)
    return _done(other)


def _double(asking: Asking) -> Done:
    other = _other(asking, asking.query.get("vao", ""))
    chosen = {one.id: asking.sent.number(f"same-{one.id}") for one in asking.state.present}
    same = {one: taken for one, taken in chosen.items() if taken is not None}
    moment = when(asking)
    with _still_ours(other):
        merges.close_duplicate(asking.code, int(other.code), same, moment, acting_user=asking.who)
    return _done(other)


@contextmanager
def _still_ours(other: HouseholdView) -> Iterator[None]:
    """Another area may have it by now: then it is as unknown as any code."""
    try:
        yield
    except Household.DoesNotExist:
        raise Refused([say.unknown_household("into", show_code(other.code))]) from None


def _done(other: HouseholdView) -> Done:
    said = _("Recorded: it is part of household %(code)s now, which keeps its code.")
    return Done(said % {"code": show_code(other.code)}, household=int(other.code))


MERGE = Act("act_merge", merges.VERB, _merging, _merge)
DUPLICATE = Act("act_duplicate", merges.DUPLICATE, _doubling, _double)
