"""What was recorded wrongly: a fact that was never so, an act that never happened."""

from collections.abc import Iterator

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rasoat.common.ethnic_groups import all_groups
from rasoat.common.identity import mask
from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.register import life_words
from rasoat.register import say_events as say
from rasoat.register.actions import correct_fact as corrects
from rasoat.register.actions import undo_event as undoes
from rasoat.register.derivation.state import MemberState
from rasoat.register.event_rules import RECORD, When
from rasoat.register.models import EventKind
from rasoat.register.queries import words
from rasoat.register.queries.life import life_of
from rasoat.register.queries.life_entries import Entry
from rasoat.surveys.layout.options import RESIDENCES, SEXES
from rasoat.web.acts.form import Act, Asking, Done, capital, reason_of, when
from rasoat.web.page_models.acts import ActPage, FactForm, FactLine
from rasoat.web.page_models.people import Option

HINTS = {
    "birth": Words("Ví dụ 12/05/1986, 05/1986 hoặc 1986.", "Such as 12/05/1986, 05/1986 or 1986."),
    "identity_number": Words("9 hoặc 12 chữ số.", "9 or 12 digits."),
}


def _correcting(asking: Asking) -> ActPage:
    page = ActPage(str(asking.code), asking.view.head_name, facts=tuple(_facts(asking)))
    person, fact = _asked(asking)
    if not fact:
        return page
    return ActPage(page.code, page.head, fact=_fact_form(asking, person, fact))


def _asked(asking: Asking) -> tuple[MemberState | None, str]:
    """Whose fact: ``?muc=67000000014:name`` of a person, ``?muc=:address`` of the household."""
    code, _colon, fact = asking.query.get("muc", "").partition(":")
    known = corrects.PERSON_FACTS if code else corrects.HOUSEHOLD_FACTS
    person = asking.state.member(int(code)) if code.isascii() and code.isdigit() else None
    if fact not in known or (code and person is None):
        return None, ""
    return person, fact


def _facts(asking: Asking) -> Iterator[FactLine]:
    """Everything that may be corrected so, the household's own facts first."""
    url = reverse("act_correct", args=[asking.code])
    for fact in corrects.HOUSEHOLD_FACTS:
        shown = _shown(fact, asking.state.facts.get(fact, ""))
        yield FactLine("", capital(life_words.FACTS[fact]), shown, f"{url}?muc=:{fact}")
    for one in asking.state.present:
        for fact in corrects.PERSON_FACTS:
            shown = _shown(fact, str(getattr(one, fact)))
            yield FactLine(one.name, capital(life_words.FACTS[fact]), shown, f"{url}?muc={one.id}:{fact}")


def _fact_form(asking: Asking, person: MemberState | None, fact: str) -> FactForm:
    stored = str(getattr(person, fact) if person else asking.state.facts.get(fact, ""))
    chosen = asking.sent.text("value") or stored
    known: dict[str, Words] = dict(_CHOICES.get(fact, {}))
    if fact == "ethnic_group":
        known = {one.code: Words(one.name, one.name) for one in all_groups()}
    return FactForm(
        asked=asking.query.get("muc", ""),
        person=person.name if person else "",
        label=capital(life_words.FACTS[fact]),
        value=_shown(fact, stored),
        hint=HINTS.get(fact),
        options=tuple(Option(code, said, code == chosen) for code, said in known.items()),
    )


def _shown(fact: str, value: str) -> str:
    """The value as it may stand on a page."""
    if fact == "identity_number":
        return mask(value)
    if fact == "ethnic_group":
        return words.ethnic_group(value)
    if fact in _CHOICES:
        found = _CHOICES[fact].get(value)
        return found.vi if found else ""
    return "/".join(reversed(value.split("-"))) if fact == "birth" else value


def _correct(asking: Asking) -> Done:
    person, fact = _asked(asking)
    if not fact:
        raise Refused([say.not_a_fact("fact")])
    moment = when(asking)
    who = person.id if person else None
    corrects.correct_fact(asking.code, who, fact, asking.sent.text("value"), moment, acting_user=asking.who)
    return Done(
        _("Corrected: it counts as having been so all along. What it said before stays in the history.")
    )


def _undoing(asking: Asking) -> ActPage:
    entry = _entry(asking)
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        undoing=entry.what,
        undoing_day=entry.day,
        back=entry.undone is not None,
    )


def _entry(asking: Asking) -> Entry:
    """The act that the event of ``?viec=`` is part of, or undid."""
    events = {str(event.id): event for event in asking.view.whole.events}
    found = events.get(asking.query.get("viec", ""))
    while found is not None and found.kind == EventKind.EVENT_UNDONE:
        found = events.get(str(found.payload["event"]))
    life = life_of(asking.view.code, asking.view.whole, asking.who)
    for entry in life.entries:
        if found is not None and found.id in entry.parts and entry.undoable:
            return entry
    raise Http404("no such act")


def _undo(asking: Asking) -> Done:
    entry, reason = _entry(asking), reason_of(asking.sent)
    if asking.sent.problems:
        raise Refused(asking.sent.problems)
    event = entry.undone.event if entry.undone else entry.event
    undoes.undo_event(asking.code, event, When(asking.today, reason), acting_user=asking.who)
    if entry.undone:
        return Done(_("It counts again."))
    return Done(_("Undone: it counts as never having happened, and stays in the history, struck through."))


_CHOICES = {"sex": SEXES, "residence": RESIDENCES}
CORRECT = Act("act_correct", RECORD, _correcting, _correct)
UNDO = Act("act_undo", undoes.VERB, _undoing, _undo)
