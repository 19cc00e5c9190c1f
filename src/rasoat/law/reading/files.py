"""Read one law file: bytes, hash, TOML, model; every fault names file and key."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.sourced import LawModel, Sourced

Model = TypeVar("Model", bound=LawModel)
Said = TypeVar("Said", bound=LawModel, covariant=True)


@dataclass(frozen=True, slots=True)
class LawFile(Generic[Said]):
    """A law file as read: where it stands, the SHA-256 of its stored bytes, what it says."""

    path: str
    sha256: str
    says: Said


def read_file(path: Path, model: type[Model], root: Path) -> LawFile[Model]:
    """Read ``path`` as ``model``. Raises Refused with every fault of the file."""
    name = path.relative_to(root).as_posix()
    stored = path.read_bytes()
    table = with_defaults(_parse(name, stored), model)
    try:
        says = model.model_validate(table)
    except ValidationError as error:
        raise Refused(_fault(name, table, found) for found in error.errors(include_url=False)) from error
    return LawFile(name, hashlib.sha256(stored).hexdigest(), says)


def _parse(name: str, stored: bytes) -> dict[str, Any]:
    try:
        table: dict[str, Any] = frozen(tomllib.loads(stored.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise Refused([_unreadable(name, f"byte {error.start}", "UTF-8")]) from error
    except tomllib.TOMLDecodeError as error:
        raise Refused([_unreadable(name, str(error), "TOML")]) from error
    return table


def frozen(value: Any) -> Any:
    """The same TOML value with arrays as tuples, so that what is read cannot be changed."""
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(frozen(inner) for inner in value)
    return value


def with_defaults(table: dict[str, Any], model: type[LawModel]) -> dict[str, Any]:
    """Give entries without their own ``since`` or ``source`` those of the file's ``[defaults]``.

    Only entries of the model's lists that are dated and sourced get them.
    """
    if not isinstance(table.get("defaults"), dict):
        return table
    dated = {
        found.alias or name for name, found in model.model_fields.items() if _holds_dated(found.annotation)
    }
    return {
        key: _filled(inner, table["defaults"]) if key in dated and isinstance(inner, tuple) else inner
        for key, inner in table.items()
        if key != "defaults"
    }


def _filled(entries: tuple[Any, ...], defaults: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(defaults | entry if isinstance(entry, dict) else entry for entry in entries)


def _holds_dated(annotation: Any) -> bool:
    """Whether a list's annotation names a model that is dated and sourced."""
    if isinstance(annotation, type) and issubclass(annotation, Sourced):
        return True
    return any(_holds_dated(part) for part in get_args(annotation))


def _unreadable(name: str, where: str, form: str) -> Problem:
    return Problem(
        "law.unreadable",
        f"{name} › {where}",
        Words(f"Tệp không đọc được theo {form}.", f"The file cannot be read as {form}."),
        Words("Sửa chỗ được nêu rồi lưu lại dạng UTF-8.", "Mend the place named and save as UTF-8."),
    )


_KINDS = {
    "missing": ("law.missing", Words("Thiếu khóa bắt buộc.", "A required key is missing.")),
    "extra_forbidden": ("law.unknown_key", Words("Khóa không có trong luật mẫu.", "The key is not known.")),
    "item_shape": (
        "law.shape", Words("Dạng mục ngoài danh sách đóng.", "The item's shape is not in the closed list.")),
    "condition_shape": ("law.shape", Words("Dạng điều kiện ngoài danh sách đóng.",
                                           "The condition is not in the closed list.")),
}  # fmt: skip


def _fault(name: str, table: dict[str, Any], error: Any) -> Problem:
    """A validation error as a fault with file and key; undated and unsourced have rules of their own."""
    rule, what = _KINDS.get(
        error["type"], ("law.value", Words("Giá trị không hợp lệ.", "The value is not valid."))
    )
    if rule == "law.missing" and error["loc"][-1] in ("since", "source"):
        rule = "law.undated" if error["loc"][-1] == "since" else "law.unsourced"
    return Problem(
        rule,
        f"{name} › {key_path(error['loc'], table)}",
        what,
        Words(f"Chi tiết: {error['msg']}.", f"In detail: {error['msg']}."),
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
