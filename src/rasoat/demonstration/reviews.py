"""The autumn of 2018 in three communes: one whose villages stand at every step, one recognised, one refused.

Played day by day through the same verbs as in a real commune, before the working date of the demonstration.
What people would have typed for hours (Form A of every applicant, looking at every household that comes or
goes) is written at once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rasoat.campaigns.queries import years_of
from rasoat.demonstration.logins import staff_of
from rasoat.demonstration.seed import COMMUNE, PLAYED, RECOGNISED
from rasoat.law.reading.load import shipped
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import as_holder, assignments_on
from rasoat.places import installation
from rasoat.places.installation import move_working_date
from rasoat.places.queries import children, unit_by_code
from rasoat.register.models import Assessment, Household, WatchLook
from rasoat.register.values import Years
from rasoat.register.watch.queries import unlooked
from rasoat.review.actions.add_to_list import add_to_list
from rasoat.review.actions.end_posting import end_posting
from rasoat.review.actions.finish_objections import finish_objections
from rasoat.review.actions.finish_survey import compile_results, finish_survey
from rasoat.review.actions.freeze_review_list import freeze_review_list
from rasoat.review.actions.give_opinion import Answer, Returned, give_opinion
from rasoat.review.actions.lodge_objection import Objected, lodge_objection
from rasoat.review.actions.post_list import post_list
from rasoat.review.actions.recognise import recognise
from rasoat.review.actions.record_characteristics import close_village, record_characteristics
from rasoat.review.actions.record_meeting import Held, Said, record_meeting
from rasoat.review.actions.send_report import send_report
from rasoat.review.actions.start_review import start_review
from rasoat.review.models import CommuneReview, FormA, Origin, ReviewLine, VillageReview
from rasoat.review.stages import Stage

FIRST_DAY: Final = date(2018, 9, 5)
_PLACES: Final = ("village", "commune_office", "community_house")
# How far the villages of the first commune came by the demonstration's day, in their order.
_REACHED: Final = (
    Stage.MEETING, Stage.LIST, Stage.SURVEY, Stage.COMPILE, Stage.POSTING, Stage.OBJECTIONS, Stage.REPORT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """A commune in the play: who acts in it, and how far each of its villages is to come."""

    code: str
    unit: int
    reach: dict[int, Stage]
    years: Years

    def as_(self, role: str) -> ActingUser:
        """Who holds the role there, on the day of the play."""
        person, day = staff_of(self.code, role), installation.today()
        return as_holder(assignments_on(person, day).get(role=role), day)

    def reviews(self, *, beyond: Stage) -> list[VillageReview]:
        """The villages that go on behind a stage and stand at it now."""
        order = list(Stage)
        here = [unit for unit, stage in self.reach.items() if order.index(stage) > order.index(beyond)]
        with acting(self.as_("commune_officer")) as who:
            rows = VillageReview.objects.visible_to(who).filter(village__in=here, stage=beyond.value)
            return list(rows.order_by("village"))


def play_reviews(communes: Collection[str] | None) -> None:
    """Play what is loaded, and end on the demonstration's day. Part of the load, begun on ``FIRST_DAY``."""
    years = years_of(2019)
    played = [_commune(code, years) for code in PLAYED if years and (communes is None or code in communes)]
    for one in played:
        _begin(one)
    move_working_date(date(2018, 11, 1))
    for one in played:
        _survey(one)
    move_working_date(date(2018, 11, 2))
    postings = [posting for one in played for posting in _meet_and_post(one)]
    move_working_date(date(2018, 11, 6))
    _object([one for one in played if one.code == COMMUNE])
    move_working_date(date(2018, 11, 9))
    for one, posting in postings:
        _take_down(one, posting)
    move_working_date(date(2018, 11, 12))
    for one in played:
        _late_village(one)
        _report(one)
    move_working_date(installation.DEMONSTRATION_DAY)
    for one in played:
        _end(one)


def _commune(code: str, years: Years) -> Played:
    unit = unit_by_code(code, installation.today())
    if unit is None:
        raise LookupError(f"no commune {code}")
    villages = sorted(one.id for one in children(unit.id, installation.today()))
    reached = _REACHED if code == COMMUNE else (Stage.CLOSED,) * len(villages)
    return Played(code, unit.id, dict(zip(villages, reached, strict=False)), years)


def _begin(one: Played) -> None:
    with acting(one.as_("commune_officer")) as who:
        start_review(one.years.campaign, one.unit, acting_user=who)
    for review in one.reviews(beyond=Stage.LIST):
        with acting(one.as_("commune_officer")) as who:
            _applicants(review, one.years, who)
            freeze_review_list(review.pk, acting_user=who)
    with acting(one.as_("commune_officer")) as who:
        _two_ask(one, who)


def _applicants(review: VillageReview, years: Years, who: ActingUser) -> None:
    """Whoever was surveyed without being on the last list had asked, and passed Form A."""
    listed = ReviewLine.objects.visible_to(who).filter(review=review).values("household")
    surveyed = Assessment.objects.visible_to(who).filter(unit_path=review.unit_path, current=True)
    form = shipped().standard(years.standard).says.form_a
    no = {item.id: False for item in form.items if item.words} if form else {}
    ReviewLine.objects.bulk_create(
        ReviewLine(
            review=review,
            unit_path=review.unit_path,
            household=code,
            origin=Origin.APPLICANT,
            reason="Giấy đề nghị (trình diễn)",
            added_by=who.person,
            form_a=no,
            form_a_outcome=FormA.LISTED,
        )
        for code in surveyed.exclude(household_id__in=listed).values_list("household_id", flat=True)
    )


def _two_ask(one: Played, who: ActingUser) -> None:
    """In the village that still makes its list two more ask; their Form A is not entered yet."""
    rows = VillageReview.objects.visible_to(who).filter(village__in=one.reach, stage=Stage.LIST)
    for review in rows:
        listed = ReviewLine.objects.visible_to(who).filter(review=review).values("household")
        others = Household.objects.visible_to(who).filter(unit_path=review.unit_path)
        for code in others.exclude(pk__in=listed).order_by("pk").values_list("pk", flat=True)[:2]:
            add_to_list(review.pk, code, Origin.APPLICANT, "Giấy đề nghị (trình diễn)", acting_user=who)


def _survey(one: Played) -> None:
    for review in one.reviews(beyond=Stage.SURVEY):
        with acting(one.as_("commune_officer")) as who:
            finish_survey(review.pk, acting_user=who)
    for review in one.reviews(beyond=Stage.COMPILE):
        with acting(one.as_("commune_officer")) as who:
            compile_results(review.pk, acting_user=who)


def _meet_and_post(one: Played) -> Iterable[tuple[Played, int]]:
    late = _late(one)
    for review in one.reviews(beyond=Stage.MEETING):
        if review.village_id != late:
            _meet(one, review)
            yield one, _post(one, review)


def _late(one: Played) -> int | None:
    """The village whose list still hangs on the demonstration's day."""
    return next((unit for unit, stage in one.reach.items() if stage is Stage.POSTING), None)


def _meet(one: Played, review: VillageReview) -> None:
    with acting(one.as_("commune_officer")) as who:
        lines = ReviewLine.objects.visible_to(who).filter(review=review, assessment__isnull=False)
        invited = lines.count()
        held = Held(
            installation.today(), "Nhà văn hóa thôn", "Trưởng thôn (trình diễn)", "Thư ký (trình diễn)",
            invited, invited - invited // 5, invited, bodies=(("Mặt trận Tổ quốc", "Đại diện (trình diễn)"),),
        )  # fmt: skip
        said = {line.pk: Said(invited - invited // 10, invited // 10, 0, True) for line in lines}
        record_meeting(review.pk, held, said, acting_user=who)


def _post(one: Played, review: VillageReview) -> int:
    with acting(one.as_("poverty_board_member")) as who:
        return post_list(review.pk, installation.today(), _PLACES, acting_user=who).pk


def _object(played: Iterable[Played]) -> None:
    """In the village that is to stop at its objections somebody objects to the first line."""
    for one in played:
        village = next(unit for unit, stage in one.reach.items() if stage is Stage.OBJECTIONS)
        with acting(one.as_("poverty_board_member")) as who:
            review = VillageReview.objects.visible_to(who).get(village=village)
            said = Objected(
                "Hộ này có xe tải (trình diễn)", installation.today(), "paper", 1, "Người dân (trình diễn)"
            )
            lodge_objection(review.postings.get().pk, said, acting_user=who)


def _take_down(one: Played, posting: int) -> None:
    with acting(one.as_("poverty_board_member")) as who:
        note = "Biên bản niêm yết (trình diễn)"
        end_posting(posting, installation.today(), acting_user=who, note=note)
    for review in one.reviews(beyond=Stage.OBJECTIONS):
        with acting(one.as_("commune_officer")) as who:
            finish_objections(review.pk, acting_user=who)


def _late_village(one: Played) -> None:
    late = _late(one)
    for review in one.reviews(beyond=Stage.MEETING):
        if review.village_id == late:
            _meet(one, review)
            _post(one, review)


def _report(one: Played) -> None:
    if one.code == COMMUNE:
        return
    with acting(one.as_("commune_officer")) as who:
        commune = CommuneReview.objects.visible_to(who).get(commune=one.unit)
        _look(commune, one.years, who)
        send_report(commune.pk, "112/BC-UBND (trình diễn)", installation.today(), acting_user=who)


def _look(commune: CommuneReview, years: Years, who: ActingUser) -> None:
    """Everybody who comes, goes or falls back was looked at."""
    WatchLook.objects.bulk_create(
        WatchLook(
            household=one.household,
            unit_path=one.unit_path,
            campaign=years.campaign,
            assessment=one.assessment,
            kind=one.kind,
            note="Đã xem (trình diễn)",
            person=who.person,
        )
        for one in unlooked(who, commune.unit_path, years)
    )


def _end(one: Played) -> None:
    if one.code == COMMUNE:
        return
    with acting(one.as_("district_leader")) as who:
        commune = CommuneReview.objects.visible_to(who).get(commune=one.unit)
        villages = list(
            VillageReview.objects.visible_to(who).filter(commune=commune.commune_id).order_by("id")
        )
        give_opinion(commune.reports.get().pk, _answer(one, villages), acting_user=who)
    if one.code == RECOGNISED:
        _recognise(one, commune, villages)


def _answer(one: Played, villages: list[VillageReview]) -> Answer:
    number, signer = "57/UBND-LĐTBXH (trình diễn)", "Chủ tịch UBND thị xã (trình diễn)"
    if one.code == RECOGNISED:
        return Answer(number, installation.today(), signer, agreed=True)
    reason = "Biên bản họp dân không ghi ý kiến của các hộ thoát nghèo (trình diễn)"
    back = [Returned(villages[0].pk, Stage.MEETING, reason)]
    return Answer(number, installation.today(), signer, agreed=False, reasons=reason, returned=back)


def _recognise(one: Played, commune: CommuneReview, villages: list[VillageReview]) -> None:
    """The chair decides; one village is closed, the others still record causes and needs."""
    with acting(one.as_("commune_chair")) as who:
        number, signer = "245/QĐ-UBND (trình diễn)", "Chủ tịch UBND phường (trình diễn)"
        recognise(commune.pk, number, installation.today(), signer, acting_user=who)
    with acting(one.as_("commune_officer")) as who:
        listed = ReviewLine.objects.visible_to(who).filter(
            review=villages[0], class_group__in=["poor", "near_poor"]
        )
        for line in listed:
            record_characteristics(
                line.pk, ["no_capital", "no_job"], ["loan", "vocational_training"], acting_user=who,
                main_cause="no_capital",
            )  # fmt: skip
        close_village(villages[0].pk, acting_user=who)
