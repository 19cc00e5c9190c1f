"""One concept a file."""

from rasoat.campaigns.models.campaign import Campaign, CampaignKind, Coverage
from rasoat.campaigns.models.campaign_standard import CampaignStandard

__all__ = ["Campaign", "CampaignKind", "CampaignStandard", "Coverage"]
