"""Form A of an applicant: quick identification (Phiếu A, nhận dạng nhanh)."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.standard import FormA as FormALaw
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.law_in_use import rule_book
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.models import FormA, Origin, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.list"
APPROVE = "review.approve_exception"
SCREENED = "review.screen"


@transaction.atomic
def screen_applicant(line: int, answers: Mapping[str, bool], *, acting_user: ActingUser) -> ReviewLine:
    """Enter Form A: with as many signs as the law's cut the household is surely not poor and is left out.

    Where the standard's cut is not known nobody is left out. May be entered again until the list is frozen.
    Raises ``ReviewLine.DoesNotExist``, ``NotAllowed``, or ``Refused``: no applicant, an item not answered.
    """
    found, one = _applicant(line, VERB, acting_user)
    form = rule_book().law.standard(one.years.standard).says.form_a
    one.refuse(_faults(one, found, form, answers))
    found.form_a = {item: bool(yes) for item, yes in sorted(answers.items())}
    signs = sum(found.form_a.values())
    out = form is not None and form.cut is not None and signs >= form.cut
    found.form_a_outcome = FormA.LEFT_OUT if out else FormA.LISTED
    found.exception, found.approved_by = "", None
    _keep(found, one, signs)
    return found


@transaction.atomic
def approve_exception(line: int, reason: str, *, acting_user: ActingUser) -> ReviewLine:
    """List an applicant whom Form A leaves out, since it may be poor all the same.

    The commune's chair approves it, with the reason. Raises as ``screen_applicant``, and ``Refused`` where
    Form A did not leave it out.
    """
    found, one = _applicant(line, APPROVE, acting_user)
    place = f"{one.place} › {found.household}"
    if found.form_a_outcome != FormA.LEFT_OUT:
        raise Refused([say.fault("not_left_out", place, NOT_LEFT_OUT, NOTHING)])
    if not reason.strip() or len(reason) > 500:
        raise Refused([say.missing("no_reason", place, "lý do", "The reason")])
    found.form_a_outcome = FormA.EXCEPTION
    found.exception, found.approved_by = reason.strip(), acting_user.person
    _keep(found, one, sum((found.form_a or {}).values()))
    return found


def _applicant(line: int, verb: str, who: ActingUser) -> tuple[ReviewLine, Doing]:
    found: ReviewLine = ReviewLine.objects.visible_to(who).get(pk=line)
    one = take(found.review_id, verb, Stage.LIST, acting_user=who)
    if found.origin != Origin.APPLICANT:
        place = f"{one.place} › {found.household}"
        raise Refused([say.fault("no_applicant", place, NO_APPLICANT, NOTHING)])
    found.refresh_from_db()
    return found, one


def _faults(
    one: Doing, line: ReviewLine, form: FormALaw | None, answers: Mapping[str, bool]
) -> Iterator[Problem]:
    asked = {item.id: item for item in (form.items if form else ()) if item.words is not None}
    place = f"{one.place} › {line.household} › Phiếu A"
    for name in asked.keys() - answers.keys():
        words = asked[name].words
        yield say.missing("not_answered", f"{place} › {name}", words.vi if words else "", "The answer")
    for name in answers.keys() - asked.keys():
        yield say.fault("not_asked", f"{place} › {name}", NOT_ASKED, NOTHING)


def _keep(line: ReviewLine, one: Doing, signs: int) -> None:
    line.save()
    one.touch()
    record(
        SCREENED,
        acting_user=one.who,
        subject=Subject("household", str(line.household)),
        unit_path=line.unit_path,
        details={"signs": signs, "outcome": str(line.form_a_outcome)},
        reason=line.exception,
    )


NO_APPLICANT = Words("Hộ này không phải hộ đề nghị; Phiếu A không áp dụng.",
                     "Form A is for households that ask; this one did not.")  # fmt: skip
NOT_LEFT_OUT = Words("Phiếu A không loại hộ này.", "Form A did not leave this household out.")
NOT_ASKED = Words("Phiếu A không có mục này.", "Form A has no such item.")
NOTHING = Words("Không cần làm gì.", "Nothing is to be done.")
