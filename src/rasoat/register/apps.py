"""The room ``register`` as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register of households."""

    name = "rasoat.register"
