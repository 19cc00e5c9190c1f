"""The room ``toolsets`` as Django knows it."""

from django.apps import AppConfig


class ToolsetsConfig(AppConfig):
    """Score sheets brought in at run time."""

    name = "rasoat.toolsets"
