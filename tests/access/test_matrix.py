"""Every address, every role, near and far: nobody meets what is not theirs, nor can tell that it exists."""

from collections import Counter

import pytest
from addresses import ADDRESSES, MATRIX, Address, names_of_site
from answers import reads, text_of
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from world import World

from rasoat.people.acting import ActingUser
from rasoat.people.roles import roles

MOST_STATEMENTS = 30
READING = [one for one in ADDRESSES if one.asks == "get" and not one.public and not one.token]
"""Posts do their work: the tests of their own room try them."""
PROVINCE_WIDE = {role.key for role in roles().values() if role.levels[0] == "province"}


def test_every_address_has_its_line_and_every_line_its_address() -> None:
    lines = Counter(one.name for one in ADDRESSES)
    assert [name for name, times in lines.items() if times > 1] == []
    assert set(names_of_site()) - set(lines) == set(), "new addresses: say in matrix.toml who may come in"
    assert set(lines) - set(names_of_site()) == set()


def test_every_command_asks_who_acts_or_says_why_not() -> None:
    from tools.docs import commands

    nameless = {
        context.command_path
        for context in commands()
        if not any(one.name == "login" for one in context.command.params)
    }
    assert nameless == set(MATRIX["commands"])


def test_every_job_says_in_whose_name_it_works() -> None:
    from procrastinate.contrib.django import app

    names = {name for name in app.tasks if not name.startswith("builtin:")}
    assert names == set(MATRIX["jobs"])


@pytest.fixture
def browse(people: dict[str, ActingUser], request: pytest.FixtureRequest):
    """A client signed in as the person of the role."""

    def signed_in(role: str) -> Client:
        client = Client()
        client.force_login(people[role].person)
        return client

    return signed_in


def ask(client: Client, address: Address, ids: dict[str, int]):
    url = address.url(ids)
    return client.post(url) if address.asks == "post" else client.get(url)


@pytest.mark.parametrize("role", roles())
def test_in_the_own_area_the_role_decides_and_nothing_of_elsewhere_is_read(
    role: str, own_world: World, browse
) -> None:
    client, wrong = browse(role), []
    for address in READING:
        may = not address.verb or address.verb in roles()[role].verbs
        with CaptureQueriesContext(connection) as statements:
            answer = ask(client, address, own_world.near.ids)
        if not expected(address, role, may, answer.status_code):
            wrong.append((address.name, address.verb, may, answer.status_code))
        if answer.headers["Content-Type"].startswith("text/html") and len(statements) > MOST_STATEMENTS:
            wrong.append((address.name, f"{len(statements)} statements"))
        if role not in PROVINCE_WIDE:
            wrong += [(address.name, word) for word in reads(answer, own_world.far)]
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", [role for role in roles() if role not in PROVINCE_WIDE])
def test_what_lies_elsewhere_does_not_exist(role: str, own_world: World, browse) -> None:
    client, wrong = browse(role), []
    for address in ADDRESSES:
        if not address.about:
            continue
        may = not address.verb or address.verb in roles()[role].verbs
        far = ask(client, address, own_world.far.ids)
        nowhere = ask(client, address, dict.fromkeys(own_world.far.ids, 9_876_543))
        same = far.status_code == nowhere.status_code
        asked = address.url(own_world.far.ids)
        if not same or (may and far.status_code != 404) or reads(far, own_world.far, asked):
            wrong.append((address.name, may, far.status_code, nowhere.status_code))
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", [role for role in roles() if role not in PROVINCE_WIDE])
def test_searching_finds_nothing_of_elsewhere(role: str, own_world: World, browse) -> None:
    client, leaks = browse(role), []
    for text in (own_world.far.word, "xalac", *own_world.far.numbers):
        for name in ("search", "people", "trail"):
            answer = client.get(reverse(name), {"q": text, "ho": text, "ma": text, "nguoi": text})
            found = text_of(answer).replace(text, "")  # the page says again what was asked
            leaks += [(name, word) for word in own_world.far.words if word in found]
    assert leaks == [], "\n".join(map(str, leaks))


def test_who_has_not_signed_in_is_asked_to(own_world: World) -> None:
    client, wrong = Client(), []
    for address in ADDRESSES:
        answer = ask(client, address, own_world.near.ids)
        asked_to = answer.status_code == 302 and answer.url.startswith(reverse("account_login"))
        refused = answer.status_code == 401 if address.token else asked_to
        if not (refused or address.public) or reads(answer, own_world.near, address.url(own_world.near.ids)):
            wrong.append((address.name, answer.status_code))
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", roles())
def test_what_changes_something_is_not_done_by_a_link(role: str, own_world: World, browse) -> None:
    client = browse(role)
    posts = [one for one in ADDRESSES if one.asks == "post" and one.name not in {"set_language"}]
    answers = {one.name: client.get(one.url(own_world.near.ids)).status_code for one in posts}
    assert {name: status for name, status in answers.items() if status not in {404, 405}} == {}


def expected(address: Address, role: str, may: bool, status: int) -> bool:
    if address.own:
        return status in {200, 302, 404}
    if address.about and not sees(role, address):
        return status == 404 or (not may and status == address.without)
    if not may:
        return status == address.without
    return status in {200, 302} or (address.empty and status == 404)


def sees(role: str, address: Address) -> bool:
    """Whether what the address is about lies in the area that the role's person has."""
    level = roles()[role].levels[0]
    in_village = address.about in {"household", "member", "village"}
    return roles()[role].sees_rows and (level != "village" or in_village)
