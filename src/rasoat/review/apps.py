"""The room ``review`` as Django knows it."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The steps of the review."""

    name = "rasoat.review"
