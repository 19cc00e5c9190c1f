"""Read one law file: bytes, hash, TOML, model; every fault names file and key."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from rasoat.common.problems import Refused
from rasoat.law.model.sourced import LawModel, Sourced
from rasoat.law.reading.faults import faults_of, unreadable

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
        raise Refused(faults_of(name, table, error)) from error
    return LawFile(name, hashlib.sha256(stored).hexdigest(), says)


def _parse(name: str, stored: bytes) -> dict[str, Any]:
    try:
        table: dict[str, Any] = frozen(tomllib.loads(stored.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise Refused([unreadable(name, f"byte {error.start}", "UTF-8")]) from error
    except tomllib.TOMLDecodeError as error:
        raise Refused([unreadable(name, str(error), "TOML")]) from error
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
