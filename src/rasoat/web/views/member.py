"""One person of a household: who they are, and their households over time."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rasoat.people.permissions import require
from rasoat.register.queries.member_life import MemberLife, Spell, member_life
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.life import MemberPage, SpellRow
from rasoat.web.reading.life import link


@login_required
def show(request: HttpRequest, code: int) -> HttpResponse:
    """The page; elsewhere there is none."""
    who = asking_person(request)
    need(who, "household.read")
    found = member_life(who, code)
    if found is None:
        raise Http404(f"person {code}")
    require(who, "household.read", found.unit_path)
    way = (
        Crumb(one.title, reverse("unit", args=[one.id]) if who.covers(one.path) else "") for one in found.way
    )
    home = Crumb(found.head_name, reverse("household", args=[found.household]))
    crumbs = (*way, home, Crumb(found.name))
    return render(request, "web/member.html", {"page": _page(found), "room": "places", "crumbs": crumbs})


def _page(found: MemberLife) -> MemberPage:
    return MemberPage(
        code=found.code,
        name=found.name,
        sex=found.sex,
        birth=found.birth,
        ethnic_group=found.ethnic_group,
        identity=found.identity,
        relation=found.relation,
        household=link(found.household, found.head_name),
        present=found.left_on is None,
        left_on=found.left_on,
        left_why=found.left_why,
        spells=tuple(map(_spell, found.spells)),
        numbers=found.numbers,
    )


def _spell(one: Spell) -> SpellRow:
    return SpellRow(link(one.household, one.head_name), one.since, one.until, one.came, one.went)
