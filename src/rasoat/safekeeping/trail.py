"""Is the trail in the database just put back still whole?"""

from pathlib import Path


def require_sound(backup: Path) -> None:
    """Raise ``Refused`` with the first broken record of each chain."""
