"""A standard that a campaign runs on."""

from django.db import models

from rasoat.campaigns.models.campaign import Campaign


class CampaignStandard(models.Model):
    """One of the at most two standards of a campaign; the main one proposes the classes of its list year.

    A change of standard is prepared by a review that runs on both: the list of one year follows one of them.
    ``variants`` are the province's own variants in use, by area type and score region.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="standards")
    standard = models.CharField(max_length=40)
    main = models.BooleanField()
    # {"urban/central_highlands": "variant id"}
    variants = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "standard"], name="campaign_standard_once"),
            models.UniqueConstraint(fields=["campaign", "main"], name="campaign_has_one_main_standard"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} on {self.standard}"
