"""Forms about one household's record."""

from collections.abc import Iterable, Mapping

from django.http import Http404, HttpRequest
from django.urls import reverse

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.register.queries.households import HouseholdView, household
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import FieldFault, Form, Option

WHOLE = Words("Cả hộ", "The whole household")
LONGEST = 2000


def asked_household(who: ActingUser, code: int) -> HouseholdView:
    """The household; the look stands in the trail. Elsewhere there is no such page."""
    view = household(who, str(code))
    if view is None:
        raise Http404(f"household {code}")
    return view


def way_to(view: HouseholdView, who: ActingUser, *more: Crumb) -> tuple[Crumb, ...]:
    """The way from the province to the household, and further to ``more``."""
    way = (
        Crumb(one.title, reverse("unit", args=[one.id]) if who.covers(one.path) else "") for one in view.way
    )
    return (*way, Crumb(view.head_name, reverse("household", args=[view.code]) if more else ""), *more)


def typed_in(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """What was typed into the fields."""
    return {name: request.POST.get(name, "")[:LONGEST] for name in names}


def form_again(values: Mapping[str, str], problems: Iterable[Problem]) -> Form:
    """The form shown again, each fault at the field it names."""
    return Form(values, tuple(FieldFault(one.place, one.what, one.remedy) for one in problems))


def member_options(view: HouseholdView, chosen: str) -> tuple[Option, ...]:
    """The household itself, then each present member."""
    named = [("", WHOLE), *((member.code, Words(member.name, member.name)) for member in view.members)]
    return tuple(Option(code, words, code == chosen) for code, words in named)


def options(words: Mapping[str, Words], chosen: str) -> tuple[Option, ...]:
    """One option for each."""
    return tuple(Option(value, said, value == chosen) for value, said in words.items())
