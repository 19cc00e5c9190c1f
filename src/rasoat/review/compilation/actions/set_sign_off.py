"""The province decides at which level the standing bodies agree; without a district the law is silent."""

from django.db import transaction

from rasoat.campaigns.models import Campaign
from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.law_in_use import rule_book
from rasoat.review import say
from rasoat.review.models import SignOffRule

VERB = "result.decide"
SET = "result.set_sign_off"
LEVELS = ("district", "commune")


@transaction.atomic
def set_sign_off(campaign: str, level: str, reason: str, *, acting_user: ActingUser) -> SignOffRule:
    """Have the bodies of "district" or "commune" agree, or nobody ("").

    Raises ``Campaign.DoesNotExist``, ``NotAllowed``, or ``Refused``: a level that is not there, no reason.
    """
    found = Campaign.objects.get(code=campaign)
    today = installation.today()
    province = unit_on(installation.current().province_id, today)
    path = province.path if province else ""
    require(acting_user, VERB, path)
    tiers = rule_book().law.tiers_on(today)
    if level and (level not in LEVELS or level not in tiers):
        raise Refused([say.fault("no_level", campaign, NO_LEVEL, CHOOSE)])
    if not reason.strip() or len(reason) > 1000:
        raise Refused([say.missing("no_reason", campaign, "lý do (tối đa 1.000 chữ)", "The reason")])
    made = SignOffRule.objects.create(
        campaign=found, unit_path=path, level=level, reason=reason.strip(), set_by=acting_user.person
    )
    record(
        SET,
        acting_user=acting_user,
        subject=Subject("campaign", found.code),
        unit_path=path,
        details={"level": level},
        reason=made.reason,
    )
    return made


NO_LEVEL = Words("Không có cấp chính quyền này.", "There is no such level of government.")
CHOOSE = Words("Chọn cấp khác, hoặc không yêu cầu ký.", "Choose another one, or none.")
