"""The room ``safekeeping`` as Django knows it."""

from django.apps import AppConfig


class SafekeepingConfig(AppConfig):
    """Backups and drills."""

    name = "rasoat.safekeeping"
