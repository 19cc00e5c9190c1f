"""The room ``archive`` as Django knows it."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "rasoat.archive"
