"""Members to features: each distinct condition on members becomes one count a household."""

from collections.abc import Iterable

from pydantic import BaseModel

from rasoat.law.model.conditions import MemberCondition, MembersTest
from rasoat.law.model.items import Quantity
from rasoat.law.scoring.references import parts_of
from rasoat.law.scoring.rules import Rules


class Features:
    """The conditions on members that some rules need, each with the name of its count column."""

    def __init__(self, conditions: Iterable[MemberCondition]) -> None:
        self._names: dict[MemberCondition, str] = {}
        for condition in conditions:
            self._names.setdefault(condition, f"n_{len(self._names)}")

    def count_of(self, where: MemberCondition) -> str:
        """Name of the column that counts the members for whom ``where`` holds."""
        return self._names[where]

    def items(self) -> Iterable[tuple[MemberCondition, str]]:
        """Every condition with its column."""
        return self._names.items()


def features_of(rules: Rules) -> Features:
    """The features that items, indicators and questions of the rules look at."""
    readers: list[BaseModel] = [*rules.items, *rules.indicators, *rules.questions.values()]
    return Features(
        part.where
        for reader in readers
        for part in parts_of(reader)
        if isinstance(part, (MembersTest, Quantity)) and part.where is not None
    )
