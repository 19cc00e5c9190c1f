"""Every household of the list is surveyed, or it is said why not; then the results are compiled."""

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review.conditions import open_points
from rasoat.review.doing import Doing, take
from rasoat.review.lines import save_lines, surveys_of, to_survey
from rasoat.review.stages import Stage

VERB = "review.survey"
COMPILE = "review.compile"


@transaction.atomic
def finish_survey(review: int, *, acting_user: ActingUser, revision: int | None = None) -> None:
    """Go on to compiling. Raises ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: somebody
    has neither survey nor reason, or waits to be surveyed again.
    """
    one = take(review, VERB, Stage.SURVEY, acting_user=acting_user, revision=revision)
    one.refuse(open_points(one))
    one.forward()


@transaction.atomic
def compile_results(review: int, *, acting_user: ActingUser, revision: int | None = None) -> dict[str, int]:
    """Take over what the surveys propose; nobody types a class. Returned are households by class.

    A result that the meeting agreed to stays agreed as long as its survey is the same. Raises
    ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: a survey has no score.
    """
    one = take(review, COMPILE, Stage.COMPILE, acting_user=acting_user, revision=revision)
    one.refuse(open_points(one))
    counts = _take_over(one)
    one.forward()
    record(
        COMPILE,
        acting_user=acting_user,
        subject=Subject("village_review", str(review)),
        unit_path=one.review.unit_path,
        details={name: counts.get(name, 0) for name in ("poor", "near_poor", "above")},
    )
    return counts


def _take_over(one: Doing) -> dict[str, int]:
    lines = to_survey(one)
    surveys, counts = surveys_of(one, [line.household for line in lines]), dict[str, int]()
    for line in lines:
        survey = surveys.get(line.household)
        if survey is None or line.excuse:
            line.assessment, line.class_group, line.class_id, line.agreed = None, "", "", ""
            continue
        if line.assessment != survey.pk:
            line.agreed = ""
        line.assessment, line.class_group, line.class_id = survey.pk, survey.class_group, survey.class_id
        counts[line.class_group] = counts.get(line.class_group, 0) + 1
    save_lines(lines, "assessment", "class_group", "class_id", "agreed")
    return counts
