"""S4: fifty thousand requests of every role, near, far and nowhere: nothing foreign in any answer."""

import logging
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.bar import Measured

REQUESTS = 50_000
TESTS = Path(__file__).parent.parent / "tests"
SEED = 4


def matrix() -> Measured:
    """Requests made, and how many answers held a word, a number or a sign of what lies elsewhere."""
    sys.path[:0] = [str(TESTS / "support"), str(TESTS / "access")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rasoat.config.settings_for_tests")
    import django

    django.setup()
    with _world() as world:
        begun = time.perf_counter()
        leaks = _asked(world)
        took = time.perf_counter() - begun
    return Measured(
        f"{sum(leaks.values())} leaks in {REQUESTS:,} requests, {REQUESTS / took:.0f} a second",
        "none",
        "-",
        not leaks,
        f"every role and address, seed {SEED}; " + (", ".join(map(str, leaks.most_common(5))) or "no leak"),
    )


@contextmanager
def _world() -> Iterator[object]:
    """The world of the access tests, in a clone of the tests' template."""
    from databases import clone, ensure_template, fresh_name, pointed_at
    from django.conf import settings
    from django.test.utils import setup_test_environment, teardown_test_environment
    from small_province import make_small_province
    from world import make_world, open_review

    setup_test_environment()
    logging.disable(logging.ERROR)  # every refusal would be a line
    with ExitStack() as stack:
        if settings.DATABASE_SERVER:
            stack.enter_context(settings.DATABASE_SERVER)
        name = stack.enter_context(clone(ensure_template(), fresh_name()))
        stack.enter_context(pointed_at(name))
        province = make_small_province()
        open_review()
        yield make_world(province)
    teardown_test_environment()


def _asked(world) -> Counter[tuple[str, str, str]]:
    from django.test import Client
    from world import everyone

    dice, leaks, clients = random.Random(SEED), Counter(), {}  # noqa: S311
    for role, who in everyone(world).items():
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(who.person)
    for _ in range(REQUESTS):
        role = dice.choice(list(clients))
        if found := _leak(clients[role], role, world, dice):
            leaks[found] += 1
    return leaks


def _leak(client, role: str, world, dice: random.Random) -> tuple[str, str, str] | None:
    """(role, address, word) of what should not have been answered; None when all is well."""
    from addresses import ADDRESSES
    from answers import reads

    from rasoat.people.roles import roles

    address = dice.choice([one for one in ADDRESSES if not one.public and not one.own])
    ids = dice.choice([world.near.ids, world.far.ids, _nowhere(world, dice)])
    url = address.url(ids)
    answer = client.post(url) if address.asks == "post" and ids is not world.near.ids else client.get(url)
    if answer.status_code >= 500:
        return role, address.name, f"status {answer.status_code}"
    if roles()[role].levels[0] == "province":
        return None
    if address.about and ids is world.far.ids and answer.status_code not in {403, 404, 405, 401}:
        return role, address.name, f"status {answer.status_code} for what lies elsewhere"
    words = reads(answer, world.far, url)
    return (role, address.name, words[0]) if words else None


def _nowhere(world, dice: random.Random) -> dict[str, int]:
    """Ids that may or may not be somebody's: near ones, one off."""
    return {kind: max(1, number + dice.choice([-3, -1, 7, 10**6])) for kind, number in world.far.ids.items()}
