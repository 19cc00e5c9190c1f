"""The commune reports its result to the upper level."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.law_in_use import rule_book
from rasoat.register.watch.queries import unlooked
from rasoat.review import say
from rasoat.review.commune import Together, counted, take_commune
from rasoat.review.doing import all_at
from rasoat.review.lines import compiled
from rasoat.review.models import CommuneReport
from rasoat.review.stages import Stage

VERB = "review.report"


@transaction.atomic
def send_report(commune_review: int, number: str, day: date, *, acting_user: ActingUser) -> CommuneReport:
    """Report the result of all villages; they go on to the appraisal, or straight to the recognition.

    Raises ``CommuneReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: a village is not that far, a
    household of the watch list was not looked at, no number, a day before the last posting ended.
    """
    one = take_commune(commune_review, VERB, acting_user)
    if problems := list(_faults(one, number, day)):
        raise Refused(problems)
    course = one.villages[0].course
    days, unit = course.limit("appraisal", "opinion") if course.has(Stage.APPRAISAL) else (None, "working")
    due = rule_book().law.working_days.due(day, days, unit) if days else None
    figures = {str(village.review.village_id): counted(compiled(village)) for village in one.villages}
    report = CommuneReport.objects.create(
        review=one.commune,
        unit_path=one.commune.unit_path,
        number=number.strip(),
        day=day,
        due_on=due,
        figures=figures,
        sent_by=acting_user.person,
    )
    for village in one.villages:
        village.forward()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("commune_review", str(one.commune.pk)),
        unit_path=one.commune.unit_path,
        details={"number": report.number, "day": day.isoformat(), "villages": len(one.villages)},
    )
    return report


def _faults(one: Together, number: str, day: date) -> Iterator[Problem]:
    if not one.villages:
        yield say.fault("no_village", one.place, NO_VILLAGE, BEGIN)
        return
    yield from all_at(one.villages, Stage.REPORT)
    if not number.strip() or len(number) > 60:
        yield say.missing("no_number", one.place, "số văn bản", "The number of the paper")
    first, today = one.entered(Stage.REPORT), one.villages[0].today
    yield from say.day_out_of_order("report_day", one.place, day, first, today)
    years = one.villages[0].years
    waiting = [found.household for found in unlooked(one.who, one.commune.unit_path, years)]
    yield from say.households("not_looked_at", one.place, NOT_LOOKED, LOOK, waiting)


NO_VILLAGE = Words("Xã chưa có thôn nào bắt đầu rà soát.", "No village of the commune has begun.")
BEGIN = Words("Bắt đầu đợt rà soát cho xã.", "Begin the review in the commune.")
NOT_LOOKED = Words(
    "Hộ phát sinh mới, tái nghèo, thoát nghèo chưa được xem xét", "New, fallen-back or leaving, not looked at"
)
LOOK = Words("Xem xét từng hộ ở trang theo dõi.", "Look at each on the watch list.")
