"""The room ``archive`` as Django knows it."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Frozen bytes by hash."""

    name = "rasoat.archive"
