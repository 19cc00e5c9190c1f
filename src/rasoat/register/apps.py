"""The room ``register`` as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "rasoat.register"
