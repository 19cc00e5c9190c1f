"""A list year that was brought in: complete, beside what was published, explained or open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from past_lists import Line, brought, rows_of, staged, written

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.complete_list import complete_list
from rasoat.register.actions.explain_difference import explain_difference
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.record_published_total import record_published_totals
from rasoat.register.models import LegalStatus
from rasoat.register.queries.past.absent import absent_households
from rasoat.register.queries.past.files import past_list, past_lists
from rasoat.register.queries.past.progress import progress_of_years
from rasoat.register.queries.past.reconciling import reconciliation
from rasoat.register.queries.past.settling import to_settle

pytestmark = pytest.mark.django_db
ONE = Line("Trần Thị Một")
SON = Line("Trần Văn Con", "01/02/1995", relation="Con", sex="Nam")
TWO = Line("Lê Văn Hai", "05/06/1965", "Hộ cận nghèo", sex="Nam", number=2)
THREE = Line("Y Ba", "07/08/1980", village="Bon Sườn Đồi", commune="Xã Rừng Thông")


@pytest.fixture
def officer(small_province, person_at):
    """The officer of the province; afterwards the register is what its events say."""
    yield person_at(small_province.province, "province_officer")
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def statuses(who, list_year):
    with acting(who):
        found = LegalStatus.objects.visible_to(who).filter(list_year=list_year, current=True)
        return sorted(found.values_list("household__head_name", "class_group", "why"))


def complete(who, unit, list_year):
    with acting(who):
        return complete_list(unit.unit.pk, list_year, acting_user=who)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return [problem.rule for problem in refused.value.problems]


def test_who_is_missing_from_a_complete_list_has_left(officer, small_province):
    brought(officer, [ONE, TWO, THREE], 2017)
    brought(officer, [ONE], 2018)
    with acting(officer):
        said = absent_households(small_province.hill.unit.pk, 2018, officer)
    assert [(one.head_name, one.class_group) for one in said.households] == [("Lê Văn Hai", "near_poor")]
    assert complete(officer, small_province.hill, 2018).left == 1
    assert statuses(officer, 2018) == [("Lê Văn Hai", "none", "absent"), ("Trần Thị Một", "poor", "")]
    assert complete(officer, small_province.hill, 2018).left == 1


def test_who_comes_onto_an_earlier_list_later_has_left_by_the_complete_one(officer, small_province):
    brought(officer, [ONE], 2018)
    assert complete(officer, small_province.hill, 2018).left == 0
    brought(officer, [ONE, TWO], 2017)
    assert statuses(officer, 2018) == [("Lê Văn Hai", "none", "absent"), ("Trần Thị Một", "poor", "")]


def test_a_line_that_comes_after_all_takes_the_place_of_the_absence(officer, small_province):
    brought(officer, [ONE, TWO], 2017)
    brought(officer, [ONE], 2018)
    complete(officer, small_province.hill, 2018)
    brought(officer, [ONE, TWO], 2018, "bo-sung.xlsx")
    assert statuses(officer, 2018) == [("Lê Văn Hai", "near_poor", ""), ("Trần Thị Một", "poor", "")]


def test_nothing_is_complete_while_something_waits(officer, small_province):
    brought(officer, [ONE, TWO], 2017)
    assert refusal(lambda: complete(officer, small_province.hill, 2018)) == ["past.no_list"]
    brought(officer, [ONE], 2018)
    staged(officer, [TWO], 2018, "bo-sung.xlsx")
    assert refusal(lambda: complete(officer, small_province.hill, 2018)) == ["past.left_to_write"]
    assert refusal(lambda: complete(officer, small_province.north, 2018)) == ["past.no_commune"]


def published(who, unit, households, persons=None, group="poor"):
    with acting(who):
        record_published_totals(
            unit.unit.pk, 2018, {group: (households, persons)}, "QĐ 12/QĐ-UBND", acting_user=who
        )


def year(who, unit):
    with acting(who):
        return reconciliation(unit.unit.pk, 2018, who)


def test_a_difference_is_open_until_it_is_explained_and_again_when_a_figure_changes(officer, small_province):
    brought(officer, [ONE, SON, TWO, THREE], 2018)
    published(officer, small_province.hill, 2, 5)
    line = next(part for part in year(officer, small_province.north).parts if part.unit.name == "Đồi Cao")
    assert (line.lines["poor"].difference, line.lines["poor"].standing) == ((-1, -3), "open")
    with acting(officer):
        explain_difference(small_province.hill.unit.pk, 2018, "poor", "Một hộ chuyển đi", acting_user=officer)
    assert year(officer, small_province.hill).whole.lines["poor"].standing == "explained"
    published(officer, small_province.hill, 2, 4)
    assert year(officer, small_province.hill).whole.lines["poor"].standing == "open"
    published(officer, small_province.hill, 1, 2)
    assert year(officer, small_province.hill).whole.lines["poor"].standing == "equal"


def test_figures_that_cannot_be_are_refused_and_the_trail_keeps_both(officer, small_province):
    assert refusal(lambda: published(officer, small_province.hill, 5, 4)) == ["published.fewer_persons"]
    published(officer, small_province.hill, 5, 5)
    published(officer, small_province.hill, 6)
    with acting(officer):
        last = TrailEntry.objects.filter(verb="figure.publish").order_by("-pk").first()
    assert (last.before["poor"][:2], last.after["poor"]) == ([5, 5], [6, None])


def test_nothing_to_explain_is_refused(officer, small_province):
    brought(officer, [ONE], 2018)

    def explain():
        with acting(officer):
            explain_difference(small_province.hill.unit.pk, 2018, "poor", "vì thế", acting_user=officer)

    assert refusal(explain) == ["difference.not_published"]
    published(officer, small_province.hill, 1)
    assert refusal(explain) == ["difference.none"]


def test_progress_goes_step_by_step_by_district_and_commune(officer, small_province):
    def steps():
        with acting(officer):
            rows = progress_of_years(small_province.province.unit.pk, (2016, 2017), officer)
        return {row.unit.name: [one.step.value for one in row.years] for row in rows}

    assert steps()["Mẫu Sơn"] == ["no_file", "no_file"]
    past = staged(officer, [ONE, TWO, THREE], 2018)
    assert steps()["Bắc Mẫu"] == ["no_file", "to_settle"]
    written(officer, past)
    complete(officer, small_province.hill, 2018)
    published(officer, small_province.hill, 1)
    assert [steps()[name][1] for name in ("Bắc Mẫu", "Đồi Cao", "Rừng Thông", "Trung Tâm")] == [
        "written", "reconciled", "written", "no_file"
    ]  # fmt: skip


def test_a_commune_settles_its_own_households_of_the_provinces_file(officer, small_province, person_at):
    past = staged(officer, [ONE, TWO, THREE], 2018)
    commune = person_at(small_province.hill, "commune_officer")
    with acting(commune):
        [row] = past_lists(commune)
        assert (row.is_mine, row.brought.rows) == (False, 2)
    written_by_commune = pytest.raises(past.DoesNotExist)
    with written_by_commune:
        written(commune, past)
    assert {one.unit_path[-6:]: one.settled_by_id is not None for one in rows_of(officer, past)} == {
        small_province.upper.path[-6:]: True, small_province.hillside.path[-6:]: False
    }  # fmt: skip
    stranger = person_at(small_province.town, "commune_officer")
    with acting(stranger):
        assert past_lists(stranger) == ()
        assert past_list(past.pk, stranger) is None
        with pytest.raises(past.DoesNotExist):
            to_settle(past.pk, stranger)
        with pytest.raises(NotAllowed):
            reconciliation(small_province.hill.unit.pk, 2018, stranger)


def test_pages_are_read_in_few_statements_however_many_households(officer, small_province):
    many = [ONE._replace(name=f"Trần Thị {name}", number=place) for place, name in enumerate("ABCDEF")]
    brought(officer, [one._replace(born="1971", number=place + 30) for place, one in enumerate(many)], 2017)
    past = staged(officer, many, 2018)
    with acting(officer):
        assert len(to_settle(past.pk, officer)) > 1
        for read in (
            lambda: to_settle(past.pk, officer),
            lambda: past_lists(officer),
            lambda: past_list(past.pk, officer),
            lambda: reconciliation(small_province.province.unit.pk, 2018, officer),
            lambda: progress_of_years(small_province.province.unit.pk, (2016, 2017), officer),
        ):
            with CaptureQueriesContext(
                connection,
            ) as statements:
                read()
            assert len(statements) <= 26
