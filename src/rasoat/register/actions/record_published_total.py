"""What a published document gives for a unit, year and class is recorded, to compare the register with."""

from collections.abc import Iterator, Mapping

from django.db.models.functions import Now

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register.models import PublishedTotal
from rasoat.register.past.ground import VERB
from rasoat.register.past.units import CLASSES, unit_then

TRAIL = "figure.publish"
SOURCE_LENGTH = 300
MOST = 10_000_000
Totals = Mapping[str, tuple[int, int | None]]
"""By class the households and the persons; None: the document does not give them."""


def record_published_totals(
    unit: int, list_year: int, totals: Totals, source: str, *, acting_user: ActingUser
) -> tuple[PublishedTotal, ...]:
    """Record the totals of a unit (as it was on the list's day) and year, with the document they stand in.

    New figures take the place of those recorded before; the trail keeps both. A class that is not named stays
    as it was. Call it within ``acting``. Raises ``NotAllowed``, or ``Refused``: no such unit then, no class,
    figures that cannot be, no source.
    """
    found = unit_then(unit, list_year)
    require(acting_user, VERB, found.path)
    source = tidy(source)
    if problems := list(_faults(list_year, totals, source)):
        raise Refused(problems)
    there = PublishedTotal.objects.visible_to(acting_user).select_for_update()
    before = {one.class_group: one for one in there.filter(unit=found.id, list_year=list_year)}
    facts = {
        "unit_path": found.path,
        "source": source,
        "recorded_by": acting_user.person,
        "recorded_at": Now(),
    }
    kept = []
    for group, (households, persons) in totals.items():
        figures = facts | {"households": households, "persons": persons}
        one, _ = PublishedTotal.objects.update_or_create(
            unit_id=found.id, list_year=list_year, class_group=group, defaults=figures
        )
        kept.append(one)
    record(
        TRAIL,
        acting_user=acting_user,
        subject=Subject("unit", found.code),
        unit_path=found.path,
        details={"list_year": list_year, "source": source},
        before={group: [one.households, one.persons, one.source] for group, one in before.items()},
        after={group: list(figures) for group, figures in totals.items()},
    )
    return tuple(kept)


def _faults(list_year: int, totals: Totals, source: str) -> Iterator[Problem]:
    if list_year > installation.today().year + 1:
        yield Problem("published.year_to_come", "list_year", YEAR_TO_COME, CHECK_YEAR)
    if not totals or not totals.keys() <= set(CLASSES):
        yield Problem("published.no_class", "class_group", NO_CLASS, GIVE_CLASS)
    if not source or len(source) > SOURCE_LENGTH:
        yield Problem("published.no_source", "source", NO_SOURCE, GIVE_SOURCE)
    for group, (households, persons) in totals.items():
        if not 0 <= households <= MOST:
            yield Problem("published.not_a_count", f"{group}.households", NOT_A_COUNT, GIVE_COUNT)
        if persons is not None and not households <= persons <= MOST:
            yield Problem("published.fewer_persons", f"{group}.persons", FEWER_PERSONS, CHECK_BOTH)


YEAR_TO_COME = Words("Danh sách của năm này chưa có.", "There is no list of that year yet.")
CHECK_YEAR = Words("Kiểm tra năm áp dụng danh sách.", "Check the list year.")
NO_CLASS = Words("Chưa có số của hộ nghèo hoặc hộ cận nghèo.", "No figure of poor or near-poor households.")
GIVE_CLASS = Words("Ghi số của ít nhất một loại hộ.", "Give the figures of at least one class.")
NO_SOURCE = Words(
    f"Thiếu văn bản công bố (tối đa {SOURCE_LENGTH} chữ).",
    f"The document is missing (at most {SOURCE_LENGTH} letters).",
)
GIVE_SOURCE = Words("Ghi số, ngày và cơ quan ban hành văn bản.", "Give its number, date and who issued it.")
NOT_A_COUNT = Words("Số hộ phải từ 0 trở lên.", "Households are counted from 0 up.")
GIVE_COUNT = Words("Ghi lại số hộ như trong văn bản.", "Enter it as in the document.")
FEWER_PERSONS = Words("Số khẩu ít hơn số hộ.", "There are fewer persons than households.")
CHECK_BOTH = Words(
    "Kiểm tra hai số; để trống nếu văn bản không ghi.", "Check both; leave empty what is not given."
)
