"""Two officers at once: the second sees what the first did."""

import threading
from datetime import date

import pytest
from django.db import connection
from sample_households import YEARS, surveyed

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.event_rules import When
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household

WHEN = When(date(2018, 11, 1), "giấy tờ", despite_decision=True)


def at_once(*acts):
    """Run the acts in threads that begin together; what each answered, or the rules it was refused by."""
    ready, answers = threading.Barrier(len(acts)), [""] * len(acts)

    def run(number, act):
        try:
            ready.wait()
            act()
            answers[number] = "done"
        except Refused as refused:
            answers[number] = refused.problems[0].rule
        except Household.DoesNotExist:
            answers[number] = "gone"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


@pytest.fixture
def three(own_database, small_province):
    """The codes of three households of one village."""
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(small_province.upper.unit.pk) for _ in range(3)], YEARS, acting_user=installer)
        return sorted(Household.objects.visible_to(installer).values_list("pk", flat=True))


def test_one_household_is_merged_once(three, person_at, small_province):
    officers = [person_at(small_province.hill, "commune_officer") for _ in range(2)]

    def merge(who, into):
        with acting(who):
            merge_households(three[0], into, {}, WHEN, acting_user=who)

    said = at_once(lambda: merge(officers[0], three[1]), lambda: merge(officers[1], three[2]))
    assert said == ["done", "event.closed"]
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def test_a_household_that_moved_meanwhile_is_not_moved_again(three, person_at, small_province):
    officers = [person_at(small_province.hill, "commune_officer") for _ in range(2)]

    def move(who, to):
        with acting(who):
            move_household(three[0], to.unit.pk, WHEN, acting_user=who)

    said = at_once(
        lambda: move(officers[0], small_province.hillside), lambda: move(officers[1], small_province.quarter)
    )
    assert said[0] == "done"
    assert said[1] in {"event.moved_meanwhile", "gone"}
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same
