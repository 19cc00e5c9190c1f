"""Make a backup."""

from pathlib import Path

from django.conf import settings

from rasoat.safekeeping import store
from rasoat.safekeeping.checking import read_manifest
from rasoat.safekeeping.models import Kind
from rasoat.safekeeping.noting import noted
from rasoat.safekeeping.writing import write_backup


def back_up(to: Path | None = None) -> Path:
    """Write a backup below ``to``, else below the system's own folder, where old ones then go; its path.

    Done by the system's keeper, for whoever runs the machine. Raises ``Refused``; then nothing is left of it.
    """
    with store.one_at_a_time(), noted(Kind.BACKUP) as outcome:
        made = write_backup(to or settings.BACKUPS)
        outcome.backup, outcome.size = made.name, read_manifest(made).size
        if to is None:
            store.prune(settings.BACKUPS)
    return made
