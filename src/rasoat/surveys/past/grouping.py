"""Rows of one sheet into households: by code, by village and number, by row, or at worst by order."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.surveys.past import say
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.mapping import Tie
from rasoat.surveys.past.rows import Skipped, Why
from rasoat.surveys.past.sheet_reading import ReadRow, ReadSheet
from rasoat.surveys.survey import HEAD

# A code of more characters is no running number of a village.
LONGEST_RUNNING = 4


@dataclass(slots=True)
class Draft:
    """A household being put together. ``loose`` is a row that found none."""

    read: ReadSheet
    key: str
    rows: list[ReadRow]
    loose: bool = False
    problems: list[Problem] = field(default_factory=list)


def name_of(row: ReadRow) -> str:
    """The person's name, "" without one."""
    return str(next((row.get(key) for key in NAMING if row.get(key)), ""))


def is_head(row: ReadRow, tie: Tie) -> bool:
    """Whether the row is the head's: it says so, or it alone stands in the column of heads."""
    if tie is Tie.EACH_ROW or row.get("relation") == HEAD:
        return True
    return "relation" not in row.cells and _begins_by_name(row)


def village_key(row: ReadRow) -> str:
    """The village, however it is spelled, within its commune."""
    commune = row.get("commune_code") or row.get("commune") or ""
    return f"{fold(str(commune))}|{fold(str(row.get('village') or ''))}"


def group(read: ReadSheet) -> list[Draft]:
    """The households of a sheet. Rows that repeat earlier ones exactly are skipped and counted."""
    tie = read.mapping.tie
    if tie is Tie.BELOW_HEAD:
        read.problems.append(say.tied_by_order(read.sheet.place()))
        return _without_duplicates(read, _blocks(read))
    drafts = _without_duplicates(read, (Draft(read, "", [row]) for row in read.rows))
    keys = _Keys(read, [draft.rows[0] for draft in drafts])
    for draft in drafts:
        key = keys.of(draft.rows[0])
        draft.key, draft.loose = key or _row_key(draft), key is None and tie is not Tie.EACH_ROW
    return drafts if tie is Tie.EACH_ROW else _joined(drafts)


def _blocks(read: ReadSheet) -> Iterator[Draft]:
    """A household begins at each head; what stands before the first head is loose."""
    current: Draft | None = None
    for row in read.rows:
        if row.get("relation") == HEAD or _begins_by_name(row):
            if current:
                yield current
            current = Draft(read, f"row:{read.sheet.name}|{row.number}", [row])
        elif current is None:
            yield Draft(read, f"row:{read.sheet.name}|{row.number}", [row], loose=True)
        else:
            current.rows.append(row)
    if current:
        yield current


def _begins_by_name(row: ReadRow) -> bool:
    """A name in the column of heads and none in that of members."""
    return "head" in row.cells and "member" not in row.cells and "name" not in row.cells


def _without_duplicates(read: ReadSheet, drafts: Iterator[Draft]) -> list[Draft]:
    seen: dict[tuple[object, ...], Draft] = {}
    kept = []
    for draft in drafts:
        written = tuple(row.written for row in draft.rows)
        first = seen.setdefault(written, draft)
        if first is draft:
            kept.append(draft)
            continue
        for row, earlier in zip(draft.rows, first.rows, strict=True):
            read.skipped.append(Skipped(read.sheet.name, row.number, Why.DUPLICATE, earlier.number))
    return kept


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Rows with one key are one household."""
    by_key: dict[str, Draft] = {}
    for draft in drafts:
        first = by_key.setdefault(draft.key, draft)
        if first is not draft:
            first.rows += draft.rows
    return list(by_key.values())


def _row_key(draft: Draft) -> str:
    return f"row:{draft.read.sheet.name}|{draft.rows[0].number}"


class _Keys:
    """What a row's household goes by; where codes start again in each village, by village and code."""

    def __init__(self, read: ReadSheet, rows: list[ReadRow]) -> None:
        self._tie = read.mapping.tie
        self._restart = _restarting(rows, self._tie) if self._tie is not Tie.NUMBER else []
        if self._restart:
            place = read.place(rows[0].number, "code")
            read.problems.append(say.codes_restart(place, self._restart[0], len(self._restart)))

    def of(self, row: ReadRow) -> str | None:
        """The key; None for a row that names no household."""
        code, number = row.get("code"), row.get("local_number")
        if self._tie is not Tie.NUMBER:
            if code is not None:
                return f"village:{village_key(row)}|{code}" if self._restart else f"code:{code}"
            if (national := row.get("national_code")) is not None:
                return f"national:{national}"
        if number is not None and self._tie is not Tie.CODE:
            return f"village:{village_key(row)}|{number}"
        return None


def _restarting(rows: list[ReadRow], tie: Tie) -> list[str]:
    """Short codes under which several villages have heads of different names."""
    heads: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        code = row.get("code")
        if code is not None and len(str(code)) <= LONGEST_RUNNING and is_head(row, tie):
            heads[str(code)][village_key(row)].add(fold(name_of(row)))
    return [code for code, villages in heads.items() if _differ(list(villages.values()))]


def _differ(names: list[set[str]]) -> bool:
    return len(names) > 1 and len(set().union(*names)) > 1
