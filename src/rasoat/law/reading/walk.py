"""Every part of a law file with its key, as a person finds it in the file."""

from collections.abc import Iterator

from rasoat.law.model.sourced import LawModel


def walk(model: LawModel, key: str = "") -> Iterator[tuple[str, LawModel]]:
    """The model and every model inside it, each with its key: ``item.electricity.band#2``."""
    yield key, model
    for name, found in type(model).model_fields.items():
        yield from _inside(getattr(model, name), f"{key}.{found.alias or name}".lstrip("."))


def _inside(value: object, key: str) -> Iterator[tuple[str, LawModel]]:
    if isinstance(value, LawModel):
        yield from walk(value, key)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, start=1):
            if isinstance(inner, LawModel):
                yield from walk(inner, f"{key}.{entry}" if (entry := name_of(inner)) else f"{key}#{number}")


def name_of(model: LawModel) -> str:
    """The id of an entry; empty when it has none."""
    return str(getattr(model, "id", ""))
