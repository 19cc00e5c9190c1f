"""One key for each subject, kept in the database encrypted under one that lies outside it."""

import secrets
from collections.abc import Collection, Mapping
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils import timezone

from rasoat.people.models import PersonalKey

SIZE, NONCE = 32, 12


class Whose(NamedTuple):
    """Whose values: the subject of an entry."""

    kind: str
    code: str

    @property
    def bytes(self) -> bytes:
        """Bound into what is encrypted, so that it cannot be passed off as another's."""
        return f"{self.kind}\0{self.code}".encode()


Keys = Mapping[Whose, bytes | None]
"""Keys of subjects; None for one that was forgotten."""


def keys_to_write(kind: str, codes: Collection[str]) -> Keys:
    """As ``key_to_write``, of many subjects of one kind in a few statements."""
    master, wanted = _master(), [Whose(kind, code) for code in codes]
    fresh = (
        PersonalKey(
            subject_kind=kind,
            subject_code=whose.code,
            wrapped=encrypt(master, secrets.token_bytes(SIZE), whose.bytes),
        )
        for whose in wanted
    )
    PersonalKey.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    found = PersonalKey.objects.filter(subject_kind=kind, subject_code__in=codes)
    held = {Whose(kind, one.subject_code): one for one in found}
    return {whose: _unwrapped(held[whose], whose) for whose in wanted}


def key_to_write(whose: Whose) -> bytes | None:
    """The key of a subject, made when it has none; None after it was forgotten: nothing more is kept."""
    fresh = secrets.token_bytes(SIZE)
    found, _ = PersonalKey.objects.get_or_create(
        subject_kind=whose.kind,
        subject_code=whose.code,
        defaults={"wrapped": encrypt(_master(), fresh, whose.bytes)},
    )
    return _unwrapped(found, whose)


def key_to_read(whose: Whose) -> bytes | None:
    """The key of a subject; None where there is none, or none any more."""
    found = PersonalKey.objects.filter(subject_kind=whose.kind, subject_code=whose.code).first()
    return _unwrapped(found, whose) if found else None


def destroy(whose: Whose) -> bool:
    """Destroy the key; False where there is none to destroy."""
    held = PersonalKey.objects.filter(subject_kind=whose.kind, subject_code=whose.code, wrapped__isnull=False)
    return held.update(wrapped=None, destroyed_at=timezone.now()) > 0


def encrypt(key: bytes, value: bytes, bound: bytes) -> bytes:
    """AES-256-GCM with a fresh nonce in front."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, value, bound)


def decrypt(key: bytes, value: bytes, bound: bytes) -> bytes:
    """The value; ``cryptography.exceptions.InvalidTag`` for another key, another subject, or a change."""
    return AESGCM(key).decrypt(value[:NONCE], value[NONCE:], bound)


def _unwrapped(found: PersonalKey, whose: Whose) -> bytes | None:
    return None if found.wrapped is None else decrypt(_master(), bytes(found.wrapped), whose.bytes)


def _master() -> bytes:
    return settings.KEYS.derived("personal", "keys of the trail")
