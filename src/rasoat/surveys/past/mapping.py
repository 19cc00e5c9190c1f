"""What the columns of a file mean, as a person confirmed it: kept by name, used again."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from rasoat.common.names import fold
from rasoat.common.words import Words
from rasoat.surveys.past.cells import MEANINGS, ClassGroup
from rasoat.surveys.past.fields import FIELDS


class Role(StrEnum):
    """What a sheet holds. UNKNOWN is not read."""

    AFTER_REVIEW = "after_review"
    LEFT_POVERTY = "left_poverty"
    LEFT_NEAR_POVERTY = "left_near_poverty"
    HOUSEHOLDS = "households"
    UNKNOWN = "unknown"


class Tie(StrEnum):
    """How rows find their household."""

    EACH_ROW = "each_row"
    CODE = "code"
    NUMBER = "number"
    BELOW_HEAD = "below_head"


ROLE_WORDS = {
    Role.AFTER_REVIEW: Words("Danh sách sau rà soát", "List after the review"),
    Role.LEFT_POVERTY: Words("Hộ thoát nghèo", "Households leaving poverty"),
    Role.LEFT_NEAR_POVERTY: Words("Hộ thoát cận nghèo", "Households leaving near-poverty"),
    Role.HOUSEHOLDS: Words("Danh sách hộ", "Households"),
    Role.UNKNOWN: Words("Không đọc", "Not read"),
}
TIE_WORDS = {
    Tie.EACH_ROW: Words("Mỗi dòng một hộ", "Each row is a household"),
    Tie.CODE: Words("Theo mã hộ ghi ở từng dòng", "By the household code in each row"),
    Tie.NUMBER: Words("Theo thôn và số hộ ghi ở từng dòng", "By village and number in each row"),
    Tie.BELOW_HEAD: Words("Theo thứ tự dòng, dưới chủ hộ", "By order, below the head"),
}


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SheetMapping(_Plain):
    """One sheet. ``columns`` gives the field by the name of a heading; other columns are not read.

    ``whole_class`` is the class of every household where no column says it. ``meanings`` say by field what a
    written value means where the reader cannot know: {"class": {"1": "poor"}, "ethnic_group": {"20": "20"}}.
    """

    sheet: str
    fingerprint: str
    role: Role
    tie: Tie
    columns: dict[str, str]
    whole_class: ClassGroup | None = None
    meanings: dict[str, dict[str, str]] = {}

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        if unknown := set(self.columns.values()) - FIELDS.keys():
            raise ValueError(f"no such fields: {sorted(unknown)}")
        if len(set(self.columns.values())) < len(self.columns):
            raise ValueError("two columns have one field")
        for field, meanings in self.meanings.items():
            if not set(meanings.values()) <= MEANINGS.get(field, frozenset()):
                raise ValueError(f"{field} has no such meanings: {sorted(meanings.values())}")
        return self


class Mapping(_Plain):
    """All sheets of a file that are read. ``model_dump_json`` and ``model_validate_json`` keep it."""

    version: Literal[1] = 1
    name: str = ""
    sheets: tuple[SheetMapping, ...]

    @property
    def fingerprint(self) -> str:
        """The same for files with the same headings, whatever their sheets are called."""
        return fingerprint_of(sheet.fingerprint for sheet in self.sheets)

    def of(self, sheet: str, fingerprint: str, role: Role) -> SheetMapping | None:
        """The mapping of a sheet with these headings: of that name, else of that role, else the first."""
        alike = [one for one in self.sheets if one.fingerprint == fingerprint]
        named = [one for one in alike if fold(one.sheet) == fold(sheet)]
        return next(iter(named or [one for one in alike if one.role is role] or alike), None)


def fingerprint_of(sheets: Iterable[str]) -> str:
    """One fingerprint for those of several sheets."""
    return sha256("\n".join(sorted(sheets)).encode()).hexdigest()[:32]
