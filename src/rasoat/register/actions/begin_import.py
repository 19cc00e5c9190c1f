"""A commune's survey is handed in: kept, noted, and put into the queue."""

from rasoat.archive.keeping import WORKBOOK, keep
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files.guard import guard_workbook
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.intake.villages import VERB
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.values import Years


def begin_import(
    filename: str,
    content: bytes,
    years: Years,
    *,
    acting_user: ActingUser,
    commune: int | None = None,
    correction_reason: str = "",
) -> SurveyImport:
    """Keep the workbook and note the import, still waiting; ``queue_import`` or ``run_import`` goes on.

    ``commune`` is the unit the survey should be of, when the person said so. With ``correction_reason``
    answers that are there already are replaced. The very file that was brought in before is not brought in
    again: the answer is the import of then. Raises ``NotAllowed``, or ``Refused`` for no workbook at all.
    """
    path = _path(commune, acting_user)
    require(acting_user, VERB, path)
    guarded = guard_workbook(content, filename)
    if not correction_reason and (before := _done_before(guarded.sha256, years, acting_user)):
        return before
    kept = keep(content, name=filename, media_type=WORKBOOK, unit_path=path, acting_user=acting_user)
    return SurveyImport.objects.create(
        unit_path=path,
        commune_id=commune,
        filename=filename,
        size=len(content),
        sha256=kept.sha256,
        campaign=years.campaign,
        review_year=years.review_year,
        list_year=years.list_year,
        standard=years.standard,
        variants=dict(years.variants),
        correction_reason=correction_reason.strip(),
        started_by=acting_user.person,
        assignment=acting_user.assignment,
    )


def _path(commune: int | None, acting_user: ActingUser) -> str:
    """Path of the commune, else of the person's own unit. A foreign commune does not exist."""
    if commune is None:
        return acting_user.unit_path
    unit = unit_on(commune, installation.today())
    if unit is None or not acting_user.covers(unit.path):
        raise Refused([_no_commune(str(commune))])
    return unit.path


def _done_before(sha256: str, years: Years, acting_user: ActingUser) -> SurveyImport | None:
    done = SurveyImport.objects.visible_to(acting_user).filter(
        sha256=sha256, campaign=years.campaign, state=ImportState.DONE
    )
    found: SurveyImport | None = done.order_by("id").first()
    return found


def _no_commune(place: str) -> Problem:
    return Problem(
        "survey.no_such_commune",
        place,
        Words("không có xã này trong địa bàn của anh/chị.", "there is no such commune in your areas."),
        Words("Chọn xã trong danh sách.", "Choose a commune of the list."),
    )
