"""One concept a file."""

from rasoat.archive.models.archived_file import ArchivedFile

__all__ = ["ArchivedFile"]
