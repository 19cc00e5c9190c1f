"""The room of administrative units."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Units through time; no pages and no verbs of its own."""

    name = "rasoat.places"
    default_auto_field = "django.db.models.BigAutoField"
