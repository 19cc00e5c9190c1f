"""Members to features: each distinct condition on members becomes one number a household."""

from collections.abc import Iterable

from pydantic import BaseModel

from rasoat.law.model.conditions import MemberCondition, MembersTest
from rasoat.law.model.items import Quantity
from rasoat.law.scoring.references import parts_of
from rasoat.law.scoring.rules import Rules


class Features:
    """The conditions on members that some rules need, each with the name of its column."""

    def __init__(self, readers: Iterable[MembersTest | Quantity]) -> None:
        self._names: dict[MemberCondition, str] = {}
        self._counted: set[MemberCondition] = set()
        for reader in readers:
            if reader.where is not None:
                self._names.setdefault(reader.where, f"n_{len(self._names)}")
                if reader.members != "any":
                    self._counted.add(reader.where)

    def count_of(self, where: MemberCondition) -> str:
        """Name of the column that counts the members for whom ``where`` holds."""
        return self._names[where]

    def is_counted(self, where: MemberCondition) -> bool:
        """False where only "is there any?" is ever asked: then 1 will do for every count above 0."""
        return where in self._counted

    def items(self) -> Iterable[tuple[MemberCondition, str]]:
        """Every condition with its column."""
        return self._names.items()


def features_of(rules: Rules) -> Features:
    """The features that items, indicators and questions of the rules look at."""
    readers: list[BaseModel] = [*rules.items, *rules.indicators, *rules.questions.values()]
    parts = (part for reader in readers for part in parts_of(reader))
    return Features(part for part in parts if isinstance(part, (MembersTest, Quantity)))
