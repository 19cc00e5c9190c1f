"""Keeping bytes, and getting them back."""

import hashlib

from rasoat.archive.models import ArchivedFile
from rasoat.people.acting import ActingUser

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def keep(
    content: bytes, *, name: str, media_type: str, unit_path: str, acting_user: ActingUser
) -> ArchivedFile:
    """Keep bytes for the unit of ``unit_path``; what that unit keeps already is not kept twice.

    Part of a verb, which asks permission and writes the trail. The database refuses a unit outside the
    person's areas.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    kept, _ = ArchivedFile.objects.visible_to(acting_user).get_or_create(
        sha256=sha256,
        unit_path=unit_path,
        defaults={
            "name": name,
            "media_type": media_type,
            "size": len(content),
            "content": content,
            "made_by": acting_user.person,
        },
    )
    return kept


def fetch(sha256: str, *, acting_user: ActingUser) -> bytes | None:
    """The bytes with this hash, where a unit of the person's areas keeps them; else None."""
    found = ArchivedFile.objects.visible_to(acting_user).filter(sha256=sha256)
    content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)
