"""Figures go upwards: frozen with their proof, agreed by three bodies, approved, published."""

import pytest
from compiled_province import compiled_province
from reviewed_commune import IN_2018, IN_2023, IN_2025

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.places.installation import today
from rasoat.places.queries import unit_on
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.event_rules import When
from rasoat.register.models import Member
from rasoat.review.compilation.actions.decide_result import decide_result, publish_result
from rasoat.review.compilation.actions.set_sign_off import set_sign_off
from rasoat.review.compilation.actions.sign_off import Signature, sign_off
from rasoat.review.compilation.figures import rate
from rasoat.review.models import Body, Recognition
from rasoat.review.queries.compilation import coverage, figures_in, verify_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def province_in(small_province, person_at):
    """``province_in(IN_2018)``: the province in an autumn."""
    return lambda autumn: compiled_province(small_province, person_at, autumn)


@pytest.fixture
def world(province_in):
    """The province of 2018 with every commune decided."""
    made = province_in(IN_2018)
    made.decided(made.province.hill, made.province.pine, made.province.town)
    return made


def refused_by(act, *args, **more) -> list[str]:
    with pytest.raises(Refused) as refused:
        act(*args, **more)
    return sorted(problem.rule.removeprefix("review.") for problem in refused.value.problems)


def figures(world, snapshot):
    with acting(world.by("province")) as who:
        return figures_in(who, snapshot)


@pytest.mark.parametrize(
    ("part", "whole", "per_cent"),
    [(1, 3, "33.33"), (2, 3, "66.67"), (1, 800, "0.13"), (0, 5, "0.00"), (5, 5, "100.00")],
)
def test_a_rate_is_rounded_once_half_up(part, whole, per_cent):
    assert rate(part, whole) == per_cent


def test_a_commune_without_a_decision_is_named(province_in):
    world = province_in(IN_2018)
    world.decided(world.province.hill)
    with pytest.raises(Refused) as refused:
        world.compile(world.province.north, "north")
    assert [(one.rule, one.place) for one in refused.value.problems] == [
        ("review.not_recognised", "Xã Rừng Thông")
    ]
    with acting(world.by("north")) as who:
        found = coverage(who, world.campaign, unit_on(world.province.north.unit.pk, today()))
    assert (found.communes, [one.title for one in found.without_recognition]) == (2, ["Xã Rừng Thông"])


def test_a_withdrawn_decision_does_not_stand(world):
    with acting(world.by("province")) as who:
        rows = Recognition.objects.filter(review__commune=world.province.pine.unit)
        rows.update(withdrawn_on=today(), withdrawn_number="2", withdrawn_why="x", withdrawn_by=who.person)
    assert refused_by(world.compile, world.province.north, "north") == ["not_recognised"]


def test_no_rate_without_confirmed_residents(world):
    hill = figures(world, world.compile(world.province.hill, "officer"))["results"]["24601"]
    assert (hill["poor"]["households"], hill["poor"]["persons"]) == (2, 4)
    assert (hill["poor"]["rate_households"], hill["residents"]) == (None, None)
    world.residents()
    hill = figures(world, world.compile(world.province.hill, "officer"))["results"]["24601"]
    assert (hill["poor"]["rate_households"], hill["poor"]["rate_persons"]) == ("1.33", "0.67")
    assert hill["residents"]["source"] == "Công an xã"
    # The district has a rate only when all its communes have confirmed.
    found = figures(world, world.compile(world.province.north, "north"))
    assert found["coverage"] == {"communes": 2, "residents": 1}
    assert found["results"]["661"]["poor"]["rate_households"] is None
    world.residents(50, 200, world.province.pine)
    found = figures(world, world.compile(world.province.north, "north"))
    assert found["results"]["661"]["poor"]["rate_households"] == "1.00"


@pytest.mark.parametrize(("households", "enough"), [(1, False), (2, True), (3, True)])
def test_residents_are_no_fewer_than_the_poor(world, households, enough):
    world.residents(households, 4)
    if enough:
        assert world.compile(world.province.hill, "officer").poor == 2
    else:
        assert refused_by(world.compile, world.province.hill, "officer") == ["residents_too_few"]


def test_residents_that_cannot_be_are_refused(world):
    assert refused_by(world.residents, 0, 0) == ["residents"]
    assert refused_by(world.residents, 10, 9) == ["residents"]
    world.people["officer"] = world.by("pine")
    with pytest.raises(NotAllowed):
        world.residents()


def test_the_movement_of_a_snapshot_balances(world):
    found = figures(world, world.compile(world.province.north, "north"))
    poor = {name: cell[0] for name, cell in found["movement"]["661"]["poor"].items() if cell[0]}
    near = {name: cell[0] for name, cell in found["movement"]["661"]["near_poor"].items() if cell[0]}
    assert poor == {"opening": 2, "left_list": 1, "new_entry": 1, "closing": 2}
    assert near == {"opening": 1, "left_list": 1}
    assert found["results"]["661"]["groups"]["poor"] == {"ethnic_minority": 0}
    assert found["results"]["661"]["classes"] == {"poor_by_income": 2}


def test_a_snapshot_is_computed_again_to_the_byte_whatever_became_known(world):
    snapshot = world.compile(world.province.north, "north")
    world.residents()
    world.later(3)
    world.survey("B", reason="Phúc tra")
    code = world.codes["A"]
    with acting(world.by("officer")) as who:
        head = Member.objects.get(household=code, number=1)
        correct_fact(code, head.pk, "ethnic_group", "02", When(today(), "Ghi nhầm"), acting_user=who)
    with acting(world.by("north")) as who:
        found = verify_snapshot(who, snapshot)
    assert (found.kept, found.same, found.differences) == (True, True, ())
    changed = world.agreed(world.province.north, "north").differences
    assert ("results › 661 › groups › poor › ethnic_minority", 0, 1) in changed


def test_three_bodies_sign_each_for_itself(world):
    snapshot = world.compile(world.province.north, "north")
    assert world.agreed(world.province.north).missing == tuple(Body.values)
    own = Signature(Body.PARTY_COMMITTEE, "Y Bí", "Phó Bí thư Thường trực", today())
    for changed, rule in (
        (Signature(Body.PEOPLES_COUNCIL, "Y Bí", "Phó Bí thư", today()), "not_own_body"),
        (Signature(Body.PARTY_COMMITTEE, " ", "Phó Bí thư", today()), "signature_field"),
        (Signature("club", "Y Bí", "Phó Bí thư", today()), "no_body"),
    ):
        assert rule in refused_by(world.do, "party", sign_off, snapshot.pk, changed)
    world.do("party", sign_off, snapshot.pk, own)
    assert refused_by(world.do, "party", sign_off, snapshot.pk, own) == ["signed_already"]
    paper = Signature(Body.PEOPLES_COUNCIL, "H Hội", "Phó Chủ tịch", today())
    assert refused_by(world.do, "north", sign_off, snapshot.pk, paper) == ["no_scan"]
    world.sign(snapshot, (Body.PEOPLES_COUNCIL, Body.PEOPLES_COMMITTEE))
    assert world.agreed(world.province.north).stands
    again = world.compile(world.province.north, "north")
    assert refused_by(world.do, "party", sign_off, snapshot.pk, own) == ["not_the_last", "signed_already"]
    assert world.agreed(world.province.north).snapshot.pk == again.pk


def test_the_province_waits_for_every_district_and_for_what_still_holds(world):
    province = world.province
    assert refused_by(world.compile, province.province) == ["not_compiled", "not_compiled"]
    north, south = world.compile(province.north, "north"), world.compile(province.south, "south")
    world.sign(south, by="south")
    world.sign(north, Body.values[:2])
    assert refused_by(world.compile, province.province) == ["not_signed"]
    world.sign(north, Body.values[2:])
    world.later(1)
    world.residents()
    assert refused_by(world.compile, province.province) == ["agreement_broken"]
    world.sign(world.compile(province.north, "north"))
    whole = world.compile(province.province)
    assert (whole.poor, whole.near_poor) == (2, 0)
    decided = approve(world, whole)
    assert refused_by(approve, world, whole) == ["result_decided"]
    assert refused_by(world.do, "leader", publish_result, decided.pk, today(), " ") == ["no_where"]
    published = world.do("leader", publish_result, decided.pk, today(), "Cổng thông tin của tỉnh")
    assert published.published_on == today()
    assert refused_by(world.do, "leader", publish_result, decided.pk, today(), "x") == ["published"]


def approve(world, snapshot, by="leader"):
    return world.do(by, decide_result, snapshot.pk, "2/QĐ-UBND", today(), "Chủ tịch tỉnh")


def test_only_the_last_figures_of_the_province_are_approved_and_not_by_an_officer(world):
    north = world.compile(world.province.north, "north")
    assert refused_by(approve, world, north) == ["not_the_last"]
    with pytest.raises(NotAllowed):
        approve(world, north, "province")


@pytest.mark.parametrize(("autumn", "signs"), [(IN_2018, True), (IN_2023, True), (IN_2025, False)])
def test_without_districts_nobody_signs_unless_the_province_says_so(province_in, autumn, signs):
    world = province_in(autumn)
    world.decided(world.province.hill, world.province.pine, world.province.town)
    if signs:
        assert refused_by(world.compile, world.province.province) == ["not_compiled", "not_compiled"]
        return
    assert world.compile(world.province.province).poor == 2
    code = autumn.years.campaign
    assert refused_by(world.do, "leader", set_sign_off, code, "district", "Theo kế hoạch") == ["no_level"]
    assert refused_by(world.do, "leader", set_sign_off, code, "commune", " ") == ["no_reason"]
    world.do("leader", set_sign_off, code, "commune", "Theo kế hoạch của tỉnh")
    assert refused_by(world.compile, world.province.province) == ["not_compiled"] * 3
    for name, place in (("officer", "hill"), ("pine", "pine"), ("town", "town")):
        world.sign(world.compile(getattr(world.province, place), name), by=name)
    assert world.compile(world.province.province).poor == 2
