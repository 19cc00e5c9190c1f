"""What may lead to a decision: never a made-up sheet in a real database, nowhere an unapproved one."""

import hashlib

import pytest

from rasoat.people.models import User
from rasoat.places.installation import make_real
from rasoat.places.models import Unit
from rasoat.register.models import Assessment
from rasoat.register.recognition import may_lead_to_recognition
from rasoat.toolsets.models import BroughtSheet

pytestmark = pytest.mark.django_db
BYTES = b"id = 'vn-2016-2020/urban'"
SHA256 = hashlib.sha256(BYTES).hexdigest()


def assessment(sheet_state: str, *, class_id: str = "poor_by_income", **more) -> Assessment:
    return Assessment(
        household_id=1, campaign="periodic-2018", class_id=class_id, sheet="vn-2016-2020/urban",
        sheet_state=sheet_state, hashes={"sheet": SHA256},
        **{"illustrative": sheet_state == "illustrative"} | more,
    )  # fmt: skip


@pytest.fixture
def real(db):
    """A real database."""
    make_real(issuer=67, province_id=Unit.objects.create().pk)


def rule(found: Assessment) -> str | None:
    problem = may_lead_to_recognition(found)
    return problem and problem.rule


def test_an_approved_sheet_may(real):
    assert rule(assessment("approved")) is None


def test_an_illustrative_one_never_in_a_real_database(real):
    assert rule(assessment("illustrative")) == "recognition.illustrative_sheet"
    assert rule(assessment("approved", illustrative=True)) == "recognition.illustrative_sheet"


def test_an_illustrative_one_may_in_a_demonstration(small_province):
    assert rule(assessment("illustrative")) is None


@pytest.mark.parametrize("state", ["waiting", "withdrawn"])
def test_an_unapproved_one_nowhere(small_province, state):
    assert rule(assessment(state)) == "recognition.sheet_not_approved"


def test_a_household_without_a_score_nowhere(small_province):
    assert rule(assessment("approved", class_id="")) == "recognition.not_scored"


def test_a_sheet_withdrawn_since_may_no_longer(real):
    person = User.objects.create(login="nguoi.nhap", full_name="Người Nhập")
    BroughtSheet.objects.create(
        sheet="vn-2016-2020/urban", standard="vn-2016-2020", area="urban", region="all", since="2018-01-01",
        content=BYTES, sha256=SHA256, file_name="phu-luc.xlsx", state="withdrawn", brought_by=person,
    )  # fmt: skip
    assert rule(assessment("approved")) == "recognition.sheet_not_approved"
