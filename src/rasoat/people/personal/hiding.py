"""Personal values of an entry on their way in and out of the trail."""

import base64
import json
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag

from rasoat.common.words import Words
from rasoat.people.models import TrailEntry
from rasoat.people.models.canonical_json import canonical
from rasoat.people.personal.keys import Keys, Whose, decrypt, encrypt, key_to_read, key_to_write

MARK = "hidden"
ERASED = Words("(đã xóa)", "(erased)")
UNREADABLE = Words("(không giải mã được)", "(cannot be decrypted)")


class Facts(NamedTuple):
    """What an entry says besides its columns, in the clear; forgotten values are ``ERASED``."""

    details: dict[str, Any]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def hide(entry: TrailEntry, personal: tuple[str, ...], keys: Keys | None = None) -> None:
    """Encrypt the values that ``personal`` names ("after.full_name"), before the entry is written.

    The key of a subject that is not among ``keys`` is looked up.
    """
    places = [place for place in map(_place, personal) if place.inside(entry) is not None]
    if not places:
        return
    whose = Whose(entry.subject_kind, entry.subject_code)
    key = keys[whose] if keys and whose in keys else key_to_write(whose)
    for place in places:
        values = dict(getattr(entry, place.column))
        values[place.name] = {MARK: _hidden(key, whose, place, values[place.name])}
        setattr(entry, place.column, values)


def shown(entry: TrailEntry, language: str = "vi") -> Facts:
    """The facts of an entry with its personal values readable again, unless they were forgotten."""
    reader = _Reader(Whose(entry.subject_kind, entry.subject_code), language)
    columns = (entry.details, entry.before, entry.after)
    return Facts(*(reader.read(name, values) for name, values in zip(Facts._fields, columns, strict=True)))


class _Place(NamedTuple):
    column: str
    name: str

    def inside(self, entry: TrailEntry) -> Any:
        return (getattr(entry, self.column) or {}).get(self.name)

    def bound(self, whose: Whose) -> bytes:
        return whose.bytes + f"\0{self.column}.{self.name}".encode()


class _Reader:
    """Looks the key up when the first hidden value is met."""

    def __init__(self, whose: Whose, language: str) -> None:
        self._whose, self._language = whose, language
        self._key: bytes | None = None
        self._looked = False

    def read(self, column: str, values: dict[str, Any] | None) -> dict[str, Any] | None:
        if values is None:
            return None
        return {name: self._value(_Place(column, name), value) for name, value in values.items()}

    def _value(self, place: _Place, value: Any) -> Any:
        if not (isinstance(value, dict) and value.keys() == {MARK}):
            return value
        if not self._looked:
            self._key, self._looked = key_to_read(self._whose), True
        if self._key is None or value[MARK] is None:
            return ERASED.in_language(self._language)
        return self._clear(self._key, place, value[MARK])

    def _clear(self, key: bytes, place: _Place, hidden: str) -> Any:
        try:
            return json.loads(decrypt(key, base64.b64decode(hidden), place.bound(self._whose)))
        except (InvalidTag, ValueError):
            return UNREADABLE.in_language(self._language)


def _hidden(key: bytes | None, whose: Whose, place: _Place, value: Any) -> str | None:
    """None where the subject was forgotten: its new values are not kept either."""
    if key is None:
        return None
    return base64.b64encode(encrypt(key, canonical(value).encode(), place.bound(whose))).decode()


def _place(path: str) -> _Place:
    return _Place(*path.split(".", 1))
