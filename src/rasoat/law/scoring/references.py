"""Which questions and member fields a condition or an item looks at."""

from collections.abc import Iterator

from pydantic import BaseModel

from rasoat.law.model.conditions import FieldTest, QuestionTest
from rasoat.law.model.items import ChoiceItem, FlagsItem, Quantity

KNOWN_FIELDS = frozenset({"age", "birth_year"})
"""Fields every member has from the birth date."""


def parts_of(model: BaseModel) -> Iterator[BaseModel]:
    """The model and every model inside it."""
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, BaseModel):
                yield from parts_of(inner)


def questions_in(model: BaseModel) -> set[str]:
    """Ids of the household questions the model looks at."""
    return {
        part.question
        for part in parts_of(model)
        if isinstance(part, (QuestionTest, ChoiceItem, FlagsItem, Quantity)) and part.question
    }


def fields_in(model: BaseModel) -> set[str]:
    """Ids of the member fields the model looks at, ``age`` and ``birth_year`` left out."""
    return {part.field for part in parts_of(model) if isinstance(part, FieldTest)} - KNOWN_FIELDS
