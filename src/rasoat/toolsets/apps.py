"""The room ``toolsets`` as Django knows it."""

from django.apps import AppConfig


class ToolsetsConfig(AppConfig):
    name = "rasoat.toolsets"
