"""Two files of one list year that disagree: a household that stands in one of them alone."""

from collections import defaultdict
from dataclasses import dataclass

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.register.actions.complete_list import commune_then
from rasoat.register.models import Aside, StagedHousehold, StagedState
from rasoat.register.past.files import files_by_id
from rasoat.register.queries.within import within

READ = "list.read"


@dataclass(frozen=True, slots=True)
class LoneRow:
    """A household in the register by one file, ``missing_in`` names the others of the commune and year."""

    code: str
    head_name: str
    class_group: str
    file: str
    row: int
    missing_in: tuple[str, ...]


def in_one_file_only(unit: int, list_year: int, acting_user: ActingUser) -> tuple[LoneRow, ...]:
    """Households of a commune (of the list's day) that not every file of the year names. Two that differ in
    class are asked about when they are settled; one that is missing shows only here. The look stands in the
    trail. Raises ``NotAllowed`` or ``Refused``.
    """
    commune = commune_then(unit, list_year)
    require(acting_user, READ, commune.path)
    rows = within(StagedHousehold, acting_user, commune).filter(list_year=list_year)
    rows = rows.exclude(aside=Aside.DISCARDED)
    files = files_by_id(set(rows.order_by().values_list("past_list", flat=True).distinct()))
    named: dict[int, set[int]] = defaultdict(set)
    first: dict[int, StagedHousehold] = {}
    for row in rows.filter(state=StagedState.MERGED).defer("written", "evidence", "problems").order_by("id"):
        named[row.household or 0].add(row.past_list_id)
        first.setdefault(row.household or 0, row)
    names = {pk: file.filename for pk, file in files.items()}
    lone = tuple(
        _lone(row, names[row.past_list_id], {names[pk] for pk in names.keys() - named[household]})
        for household, row in first.items()
        if names.keys() - named[household]
    )
    subject = Subject("list", f"{commune.code} {list_year}")
    record_read("list.read", acting_user=acting_user, subject=subject, unit_path=commune.path, rows=len(lone))
    return lone


def _lone(row: StagedHousehold, file: str, missing: set[str]) -> LoneRow:
    return LoneRow(str(row.household), row.head_name, row.class_group, file, row.row, tuple(sorted(missing)))
