"""The room of the demonstration."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Only its kinds of trail entries; no tables of its own."""

    name = "rasoat.demonstration"
