"""The autumn played in the demonstration: villages at every step, one commune recognised, one sent back."""

from collections import Counter

import pytest
from databases import clone, fresh_name, pointed_at

from rasoat.demonstration.load import ensure_loaded
from rasoat.demonstration.seed import COMMUNE, PLAYED, RECOGNISED, REFUSED
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.installation import DEMONSTRATION_DAY, today
from rasoat.places.queries import unit_by_code
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.models import LegalStatus
from rasoat.review.models import Objection, Opinion, Posting, ReviewLine, VillageReview


@pytest.fixture(scope="module")
def loaded(database_template: str, django_db_blocker):
    """The demonstration with the three communes filled."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        ensure_loaded(communes=set(PLAYED), progress=lambda _households: None)
        yield


@pytest.fixture
def installer(loaded):
    with acting(system_actor("system.installer")) as who:
        yield who


def stages(code: str) -> Counter[str]:
    commune = unit_by_code(code, today())
    return Counter(VillageReview.objects.filter(commune=commune.id).values_list("stage", flat=True))


def test_one_commune_has_a_village_at_every_step(installer):
    assert today() == DEMONSTRATION_DAY
    assert stages(COMMUNE) == Counter(
        ["list", "survey", "compile", "meeting", "posting", "objections", "report"]
    )
    assert Objection.objects.get().outcome == ""
    assert Posting.objects.filter(ended_on=None).count() == 1
    waiting = ReviewLine.objects.filter(origin="applicant", form_a_outcome="")
    assert waiting.count() == 2


def test_one_is_recognised_and_one_was_sent_back(installer):
    assert stages(RECOGNISED) == {"characteristics": 6, "closed": 1}
    assert stages(REFUSED) == {"report": 7, "meeting": 1}
    assert Counter(Opinion.objects.values_list("agreed", flat=True)) == {True: 1, False: 1}
    given = LegalStatus.objects.filter(list_year=2019, basis="decision")
    lines = ReviewLine.objects.filter(review__commune=unit_by_code(RECOGNISED, today()).id)
    assert given.count() == lines.exclude(assessment=None).count() > 100


def test_it_is_what_the_events_say(installer):
    assert rebuild_register(acting_user=installer).same
