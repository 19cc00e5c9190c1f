"""A list of a past year from its workbook to the register: staged, settled, written, nothing unseen."""

import pytest
from damaged import Damage, Layout, damaged, true_households

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.begin_past_list import begin_past_list, confirm_mapping
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.settle_staged import Settlement, settle_certain, settle_staged
from rasoat.register.actions.stage_past_list import cancel_past_list, resume_past_list, stage_past_list
from rasoat.register.actions.write_past_list import write_past_list
from rasoat.register.models import Household, LegalStatus, StagedHousehold
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.years import PastYear, YearMeaning

PLACES = (
    ("Huyện Bắc Mẫu", "Xã Đồi Cao", "24601", ("Thôn Thượng", "Buôn Hạ")),
    ("Huyện Bắc Mẫu", "Xã Rừng Thông", "24602", ("Bon Sườn Đồi",)),
)
TRUE = true_households(30, 3, review_year=2016, places=PLACES)
REVIEW_2016 = PastYear(2016, YearMeaning.REVIEW)


@pytest.fixture
def officer(own_database, small_province, person_at):
    return person_at(small_province.province, "province_officer")


def begun(who, file, year=REVIEW_2016):
    with acting(who):
        found = begin_past_list(file.name, file.content, year, acting_user=who)
        if found.state == "mapping":
            found = confirm_mapping(found.pk, recognise(file.content, file.name).mapping(), acting_user=who)
    return found


def staged(who, file, year=REVIEW_2016):
    return stage_past_list(begun(who, file, year).pk, acting_user=who)


def settle_by_truth(who, past, file):
    """The oracle: the first row of a household is it, whoever that is; every further one is set aside."""
    seen = set()
    with acting(who):
        settle_certain(past.pk, acting_user=who)
        rows = sorted(
            StagedHousehold.objects.filter(past_list=past), key=lambda row: row.state == "to_settle"
        )
        for row in rows:
            true = file.rows[row.row].household
            if row.state == "to_settle":
                settle_staged(row.pk, decided(row, again=true in seen), acting_user=who)
            seen.add(true)


def decided(row, *, again: bool) -> Settlement:
    """The best candidate is it where there is one: the truth of these lists says so."""
    if again:
        return Settlement("reject", "trùng dòng trước", row.revision)
    best = next(iter(row.evidence), None)
    if best is None:
        return Settlement("new", "đã đối chiếu", row.revision)
    return Settlement("same", "đã đối chiếu", row.revision, household=best["household"])


@pytest.mark.parametrize("layout", list(Layout))
def test_every_true_household_comes_in_once(officer, layout):
    file = damaged(TRUE, layout, Damage(), seed=5, review_year=2016)
    past = staged(officer, file)
    assert past.state == "staged", past.problems
    with acting(officer):
        assert (Household.objects.count(), LegalStatus.objects.count()) == (0, 0)
    settle_by_truth(officer, past, file)
    done = write_past_list(past.pk, acting_user=officer)
    assert (done.state, done.left_over) == ("done", {}), done.problems
    with acting(officer):
        statuses = LegalStatus.objects.filter(list_year=2017, current=True)
        got = sorted(statuses.values_list("class_group", flat=True))
        assert got == sorted(one.class_group for one in TRUE)
        assert not StagedHousehold.objects.filter(settled_by=None).exists()
    again = begun(officer, file)
    assert (again.pk, again.state) == (past.pk, "done")


def test_a_stopped_run_goes_on_behind_what_is_staged(officer):
    found = begun(officer, damaged(TRUE, Layout.FREE, Damage(), seed=5, review_year=2016))
    with acting(officer):
        cancel_past_list(found.pk, acting_user=officer)
    assert stage_past_list(found.pk, acting_user=officer).state == "cancelled"
    with acting(officer):
        resume_past_list(found.pk, acting_user=officer)
    assert stage_past_list(found.pk, acting_user=officer).state == "staged"


def test_the_second_officer_is_told_who_settled_it(officer):
    past = staged(officer, damaged(TRUE, Layout.FREE, Damage(), seed=5, review_year=2016))
    with acting(officer):
        row = StagedHousehold.objects.filter(past_list=past, state="to_settle").first()
        decision = Settlement("reject", "trùng", row.revision)
        settle_staged(row.pk, decision, acting_user=officer)
        with pytest.raises(Refused) as refused:
            settle_staged(row.pk, decision, acting_user=officer)
    assert [one.rule for one in refused.value.problems] == ["past.settled_meanwhile"]


def test_the_next_year_is_matched_and_the_register_is_what_its_events_say(officer):
    clean = Damage(duplicates=0, versions=0, bad_date=0)
    for year in (2016, 2017):
        file = damaged(TRUE, Layout.FREE, clean, seed=year, review_year=year)
        past = staged(officer, file, PastYear(year, YearMeaning.REVIEW))
        with acting(officer):
            states = [row.state for row in StagedHousehold.objects.filter(past_list=past)]
        assert states.count("matched" if year == 2017 else "pending") > len(TRUE) // 2
        settle_by_truth(officer, past, file)
        assert write_past_list(past.pk, acting_user=officer).state == "done"
    with acting(officer):
        assert Household.objects.count() == len(TRUE)
        assert LegalStatus.objects.filter(current=True).count() == 2 * len(TRUE)
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same
