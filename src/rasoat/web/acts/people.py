"""People come, people go, somebody else is head."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rasoat.common.ethnic_groups import all_groups
from rasoat.common.identity import parse_identity
from rasoat.common.names import tidy
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.register import life_words
from rasoat.register import say_events as say
from rasoat.register.actions import change_head as changes
from rasoat.register.actions import join_members as joins
from rasoat.register.actions import remove_members as leaves
from rasoat.register.event_rules import RECORD
from rasoat.register.values import NewMember
from rasoat.surveys.layout.options import SEXES
from rasoat.surveys.layout.relations import WORDS as RELATIONS
from rasoat.web.acts.form import (
    Act,
    Asking,
    Done,
    LookFirst,
    key_of,
    line,
    lines,
    look_first,
    member_options,
    options,
    related,
    relation_options,
    relations_to,
    when,
)
from rasoat.web.page_models.acts import ActPage, NewPerson, PersonLine

MOST_NEW = 12


def _joining(asking: Asking) -> ActPage:
    count = min(max(asking.sent.number("count") or 1, 1) + ("more" in asking.sent.values), MOST_NEW)
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        reasons=options(life_words.CAME, joins.REASONS, asking.sent.text("why")),
        new=tuple(_new_person(asking, number) for number in range(1, count + 1)),
        left=tuple(_who_left(asking)),
    )


def _new_person(asking: Asking, number: int) -> NewPerson:
    get = asking.sent.text
    groups = {one.code: Words(one.name, one.name) for one in all_groups()}
    return NewPerson(
        number,
        relation_options(get(f"relation-{number}")),
        options(SEXES, SEXES, get(f"sex-{number}")),
        options(groups, groups, get(f"ethnic-{number}")),
    )


def _who_left(asking: Asking) -> Iterator[PersonLine]:
    """Who may come back: they keep their code."""
    back = asking.sent.people("back")
    for one in asking.state.members:
        if one.left_on is not None and one.left_why != "death" and one.left_to is None:
            chosen = asking.sent.text(f"rel-{one.id}") or (one.relation if one.relation != "head" else "")
            yield line(one, ticked=one.id in back, relations=relation_options(chosen))


def _join(asking: Asking) -> Done:
    if "more" in asking.sent.values:
        raise LookFirst
    people = [*_new_members(asking), *_returning(asking)]
    why = asking.sent.text("why")
    if why not in joins.REASONS:
        asking.sent.problems.append(Problem("event.no_why", "why", NO_WHY, CHOOSE_WHY))
    if not people and not asking.sent.problems:
        asking.sent.problems.append(Problem("event.no_name", "name-1", NO_NAME, GIVE_NAME))
    moment = when(asking)
    warnings = joins.join_members(asking.code, people, why, moment, acting_user=asking.who)
    return Done(
        ngettext("%(number)s person is recorded.", "%(number)s persons are recorded.", len(people))
        % {"number": len(people)},
        warnings,
    )


def _new_members(asking: Asking) -> Iterator[NewMember]:
    """Everybody of whom a name is typed."""
    for number in range(1, min(asking.sent.number("count") or 1, MOST_NEW) + 1):
        if asking.sent.text(f"name-{number}"):
            yield _new_member(asking, number)


def _new_member(asking: Asking, number: int) -> NewMember:
    get, problems = asking.sent.text, asking.sent.problems
    name, relation = tidy(get(f"name-{number}")), get(f"relation-{number}")
    if len(name) > 120:
        problems.append(Problem("event.bad_name", f"name-{number}", LONG_NAME, GIVE_NAME))
    if relation not in RELATIONS or relation == "head":
        problems.append(Problem("event.no_relation", f"relation-{number}", NO_RELATION, CHOOSE_WHY))
    birth = identity = None
    try:
        birth = PartialDate.parse(get(f"birth-{number}"), place=f"birth-{number}", not_after=asking.today)
    except Refused as refused:
        problems += refused.problems
    if text := get(f"identity-{number}"):
        try:
            identity = parse_identity(text, place=f"identity-{number}").number
        except Refused as refused:
            problems += refused.problems
    sex, ethnic = get(f"sex-{number}"), get(f"ethnic-{number}")
    known = {one.code for one in all_groups()}
    return NewMember(
        name, relation, sex if sex in SEXES else None, birth, ethnic if ethnic in known else None, identity
    )


def _returning(asking: Asking) -> Iterator[NewMember]:
    for code in asking.sent.people("back"):
        one, relation = asking.state.member(code), asking.sent.text(f"rel-{code}")
        if one is None:
            continue
        if relation not in RELATIONS or relation == "head":
            asking.sent.problems.append(Problem("event.no_relation", f"rel-{code}", NO_RELATION, CHOOSE_WHY))
        born = PartialDate.parse(one.birth) if one.birth else None
        yield NewMember(one.name, relation, one.sex, born, one.ethnic_group, one.identity_number, code=one.id)


def _leaving(asking: Asking) -> ActPage:
    staying, head = _staying(asking), asking.sent.number("head")
    goes = _head_goes(asking)
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        people=lines(asking),
        reasons=options(life_words.WENT, leaves.REASONS, asking.sent.text("why")),
        heads=member_options(asking.state.present, head),
        staying=related(asking, staying, head) if goes else (),
        relations_for=key_of(head, *(one.id for one in staying)),
    )


def _leave(asking: Asking) -> Done:
    people, why, relations = asking.sent.people("people"), asking.sent.text("why"), {}
    if why not in leaves.REASONS:
        asking.sent.problems.append(Problem("event.no_why", "why", NO_WHY, CHOOSE_WHY))
    staying, head = _staying(asking), asking.sent.number("head")
    if _head_goes(asking) and staying:
        if head not in {one.id for one in staying}:
            asking.sent.problems.append(say.not_one_head(asking.code, 0))
        else:
            if len(staying) > 1:
                look_first(asking, key_of(head, *(one.id for one in staying)))
            relations = relations_to(asking, staying, head)
    moment = when(asking)
    leaves.remove_members(asking.code, people, why, moment, acting_user=asking.who, relations=relations)
    return Done(_("Recorded: who left no longer belongs to the household from that day on."))


def _staying(asking: Asking) -> list:
    people = asking.sent.people("people")
    return [one for one in asking.state.present if one.id not in people]


def _head_goes(asking: Asking) -> bool:
    head = asking.state.head
    return head is not None and head.id in asking.sent.people("people")


def _heading(asking: Asking) -> ActPage:
    head, present = asking.sent.number("head"), asking.state.present
    others = [one for one in present if one.relation != "head"]
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        heads=member_options(others, head),
        staying=related(asking, present, head),
        relations_for=key_of(head),
    )


def _head(asking: Asking) -> Done:
    head, present = asking.sent.number("head"), asking.state.present
    known = {one.id: one.name for one in present if one.relation != "head"}
    if head not in known:
        asking.sent.problems.append(say.not_one_head(asking.code, 0))
        when(asking)
        raise Refused(asking.sent.problems)
    look_first(asking, key_of(head))
    relations = relations_to(asking, present, head)
    changes.change_head(asking.code, relations, when(asking), acting_user=asking.who)
    return Done(_("%(name)s is head of the household from that day on.") % {"name": known[head]})


JOIN = Act("act_join", RECORD, _joining, _join)
LEAVE = Act("act_leave", RECORD, _leaving, _leave)
HEAD = Act("act_head", RECORD, _heading, _head)

NO_WHY = Words("Chưa chọn lý do.", "Why is not chosen.")
CHOOSE_WHY = Words("Chọn một mục trong danh sách.", "Choose one of the list.")
NO_NAME = Words("Chưa ghi ai.", "Nobody is named.")
GIVE_NAME = Words("Ghi họ và tên, nhiều nhất 120 ký tự.", "Give the full name, at most 120 letters.")
LONG_NAME = Words("Họ và tên quá dài.", "The name is too long.")
NO_RELATION = Words("Chưa chọn quan hệ với chủ hộ.", "The relation to the head is not chosen.")
