"""A person says why the register and the published total of a unit, list year and class differ."""

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import ExplainedDifference
from rasoat.register.past.figures import Difference, Figure, difference, figures, published
from rasoat.register.past.units import unit_then

VERB = "figure.explain"
TRAIL = "difference.explain"
NOTE_LENGTH = 1000


def explain_difference(
    unit: int, list_year: int, class_group: str, note: str, *, acting_user: ActingUser
) -> ExplainedDifference:
    """Explain the difference as it is now; once a figure changes it is open again. Nothing else changes.

    ``unit`` is one of the list's day. Call it within ``acting``. Raises ``NotAllowed``, or ``Refused``: no
    such unit then, nothing published, no difference, no note.
    """
    found = unit_then(unit, list_year)
    require(acting_user, VERB, found.path)
    note = tidy(note)
    if not note or len(note) > NOTE_LENGTH:
        raise Refused([Problem("difference.no_note", "note", NO_NOTE, SAY_WHY)])
    now = _difference(found, list_year, class_group, acting_user)
    kept = ExplainedDifference.objects.create(
        unit_id=found.id,
        unit_path=found.path,
        list_year=list_year,
        class_group=class_group,
        difference=now.households,
        persons_difference=now.persons,
        note=note,
        explained_by=acting_user.person,
    )
    record(
        TRAIL,
        acting_user=acting_user,
        subject=Subject("unit", found.code),
        unit_path=found.path,
        details={"list_year": list_year, "class_group": class_group, "difference": now.households},
        reason=note,
    )
    return kept


def _difference(unit: UnitRow, list_year: int, class_group: str, who: ActingUser) -> Difference:
    total = published(who, unit, list_year).get((unit.path, class_group))
    if total is None:
        raise Refused([Problem("difference.not_published", "class_group", NOT_PUBLISHED, RECORD_IT)])
    listed = figures(who, unit, list_year, len(unit.path))
    now = difference(listed.get((unit.path, class_group), Figure()), total)
    if now.is_none:
        raise Refused([Problem("difference.none", "class_group", NO_DIFFERENCE, NOTHING_TO_DO)])
    return now


NO_NOTE = Words("Chưa ghi lý do, hoặc ghi quá dài.", "The reason is missing or too long.")
SAY_WHY = Words(
    f"Ghi vì sao hai số khác nhau và căn cứ, tối đa {NOTE_LENGTH} chữ.",
    f"Say why the two differ and how one knows, in at most {NOTE_LENGTH} letters.",
)
NOT_PUBLISHED = Words("Chưa có số liệu công bố để so.", "Nothing published is recorded to compare with.")
RECORD_IT = Words("Ghi số liệu công bố trước.", "Record the published figures first.")
NO_DIFFERENCE = Words("Sổ và số liệu công bố khớp nhau.", "Register and publication agree.")
NOTHING_TO_DO = Words("Không cần giải thích.", "Nothing needs to be explained.")
