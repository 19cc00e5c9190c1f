"""A score sheet as the text of a law file; reading it back gives the same sheet."""

from datetime import date
from enum import Enum
from typing import Any

from rasoat.common.words import Words
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.model.sourced import LawModel

_ESCAPES = {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {'"': '\\"', "\\": "\\\\"}


def toml_of(sheet: ScoreSheet) -> str:
    """The whole file: the sheet's own values, defaults, then one table for each item."""
    own = [
        f"{key} = {value_of(value)}"
        for key, value in _fields(sheet)
        if key != "item" and value not in (None, ())
    ]
    defaults = ["[defaults]", f"since = {sheet.since.isoformat()}", f"source = {value_of(sheet.source)}"]
    items = ["\n".join(_item(item, sheet)) for item in sheet.items]
    return "\n\n".join(["\n".join(own), "\n".join(defaults), *items]) + "\n"


def _item(item: LawModel, sheet: ScoreSheet) -> list[str]:
    lines = ["[[item]]"]
    for key, value in _fields(item):
        default = {"since": sheet.since, "source": sheet.source}.get(key)
        if value not in (None, ()) and value != default:
            lines.append(f"{key} = {_lines(value)}")
    return lines


def _fields(model: LawModel) -> list[tuple[str, Any]]:
    """Keys and values, the names first, what everything carries last."""
    fields = [(found.alias or name, getattr(model, name)) for name, found in type(model).model_fields.items()]
    return sorted(fields, key=lambda field: _ORDER.get(field[0], 3))


_ORDER = {"id": 0, "no": 1, "shape": 2, "since": 4, "source": 5}


def value_of(value: Any) -> str:
    """A value in TOML, tables inline."""
    match value:
        case Words():
            return f"{{ vi = {value_of(value.vi)}, en = {value_of(value.en)} }}"
        case bool():
            return "true" if value else "false"
        case Enum():
            return value_of(value.value)
        case str():
            return '"' + "".join(_ESCAPES.get(letter, letter) for letter in value) + '"'
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case dict():
            return "{ " + ", ".join(f"{key} = {value_of(inner)}" for key, inner in value.items()) + " }"
        case tuple():
            return "[" + ", ".join(value_of(one) for one in value) + "]"
        case LawModel():
            kept = {key: inner for key, inner in _fields(value) if inner not in (None, (), "")}
            return value_of({key: inner for key, inner in kept.items() if not _is_default(value, key, inner)})
    raise TypeError(f"a law file has no {type(value).__name__}")


def _lines(value: Any) -> str:
    """A value of an item: a list of tables has one on each line."""
    if isinstance(value, tuple) and all(isinstance(one, LawModel) for one in value):
        return "[\n" + "".join(f"  {value_of(one)},\n" for one in value) + "]"
    return value_of(value)


def _is_default(model: LawModel, key: str, value: Any) -> bool:
    found = next(found for name, found in type(model).model_fields.items() if (found.alias or name) == key)
    return not found.is_required() and found.default == value
