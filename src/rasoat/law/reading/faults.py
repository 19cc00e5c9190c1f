"""Faults of one law file: what the reader and the models refuse, in the words of the office, with the key."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.reading.details import detail

_KINDS = {
    "missing": ("law.missing", Words("Thiếu khóa bắt buộc.", "A required key is missing.")),
    "extra_forbidden": ("law.unknown_key", Words("Không có khóa này.", "There is no such key.")),
    "item_shape": (
        "law.shape",
        Words("Dạng mục ngoài danh sách đóng.", "The item's shape is not in the closed list."),
    ),
    "condition_shape": (
        "law.shape",
        Words("Dạng điều kiện ngoài danh sách đóng.", "The condition is not in the closed list."),
    ),
}
_VALUE = ("law.value", Words("Giá trị không hợp lệ.", "The value is not valid."))


def faults_of(name: str, table: dict[str, Any], error: ValidationError) -> Iterator[Problem]:
    """Every fault the models found. A list that is empty only because its entries are faulty is no fault."""
    found = error.errors(include_url=False)
    for one in found:
        inner = [two for two in found if two is not one and two["loc"][: len(one["loc"])] == one["loc"]]
        if one["type"] != "too_short" or not inner:
            yield _fault(name, table, one)


def _fault(name: str, table: dict[str, Any], error: Any) -> Problem:
    """A validation error as a fault with file and key; undated and unsourced have rules of their own."""
    rule, what = _KINDS.get(error["type"], _VALUE)
    if rule == "law.missing" and error["loc"][-1] in ("since", "source"):
        rule = "law.undated" if error["loc"][-1] == "since" else "law.unsourced"
    return Problem(rule, f"{name} › {key_path(error['loc'], table)}", what, detail(error))


def unreadable(name: str, where: str, form: str) -> Problem:
    """A file that is not even text of the right form."""
    return Problem(
        "law.unreadable",
        f"{name} › {where}",
        Words(f"Tệp không đọc được theo {form}.", f"The file cannot be read as {form}."),
        Words("Sửa chỗ được nêu rồi lưu lại dạng UTF-8.", "Mend the place named and save as UTF-8."),
    )


def key_path(location: tuple[int | str, ...], table: Any) -> str:
    """Where a fault stands as a person finds it: ``item.electricity.band#2.points``.

    An entry with an id goes by its id, any other by its place in the list, from 1. Tags of shapes, which the
    validator adds to ``location`` in brackets, are left out.
    """
    parts: list[str] = []
    for part in location:
        if isinstance(part, str) and part.startswith("("):
            continue
        table = _inner(table, part)
        if isinstance(part, str):
            parts.append(part)
        else:
            parts[-1] += f".{table['id']}" if isinstance(table, dict) and "id" in table else f"#{part + 1}"
    return ".".join(parts)


def _inner(table: Any, key: int | str) -> Any:
    try:
        return table[key]
    except (KeyError, IndexError, TypeError):
        return None
