"""The same commune under the law of 2018, of 2023, and of 2025 with two tiers."""

from datetime import date

import pytest
from reviewed_commune import IN_2018, IN_2023, IN_2025, reviewed_commune

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.places.installation import today
from rasoat.register.models import LegalStatus
from rasoat.review.actions.give_opinion import Answer, give_opinion
from rasoat.review.actions.recognise import recognise
from rasoat.review.models import CommuneReport, Posting
from rasoat.review.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("autumn", "posted_until", "due", "classes"),
    [
        (IN_2018, date(2018, 11, 21), date(2018, 12, 3), {"poor_by_income"}),
        (IN_2023, date(2023, 10, 4), date(2023, 10, 16), {"poor"}),
        (IN_2025, date(2025, 10, 3), None, {"poor"}),
    ],
)
def test_a_commune_is_recognised_under_the_law_of_its_year(
    small_province, person_at, autumn, posted_until, due, classes
):
    commune = reviewed_commune(small_province, person_at, autumn)
    commune.to_appraisal()
    with acting(commune.by("district")):
        report = CommuneReport.objects.get()
        assert {one.last_day for one in Posting.objects.all()} == {posted_until}
    assert report.due_on == due
    # Without a district nobody appraises, unless the office decides that somebody does.
    assert commune.upper.stage == (Stage.APPRAISAL if due else Stage.RECOGNITION)
    if due:
        commune.do("district", give_opinion, report.pk, Answer("7/UBND", today(), "Chủ tịch", agreed=True))
    commune.do("chair", recognise, commune.commune.pk, "45/QĐ-UBND", today(), "Chủ tịch xã")
    with acting(commune.by("officer")):
        given = LegalStatus.objects.filter(list_year=autumn.review_year + 1, class_group="poor")
        assert set(given.values_list("class_id", flat=True)) == classes
        assert set(given.values_list("household__head_name", flat=True)) == {"A", "C"}


@pytest.mark.parametrize(("in_favour", "passes"), [(14, False), (15, True), (16, True)])
def test_from_2021_half_of_those_present_have_to_agree(small_province, person_at, in_favour, passes):
    commune = reviewed_commune(small_province, person_at, IN_2023)
    commune.to_meeting()
    if passes:
        assert commune.meet(commune.lower, in_favour=in_favour).meeting.passed
    else:
        with pytest.raises(Refused) as refused:
            commune.meet(commune.lower, in_favour=in_favour)
        assert [one.rule for one in refused.value.problems] == ["review.share_not_reached"]
