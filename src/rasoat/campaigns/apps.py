"""The room ``campaigns`` as Django knows it."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Campaigns of the review."""

    name = "rasoat.campaigns"
