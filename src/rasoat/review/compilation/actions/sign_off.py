"""A standing body agrees on the figures of its unit, in person or on paper (3 Thường trực)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from rasoat.archive.keeping import fetch
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import units_on
from rasoat.review import say
from rasoat.review.compilation.signing import last_snapshot, level_that_signs
from rasoat.review.models import Body, SignOff, Snapshot

VERB = "result.sign"
OWN_BODY = {
    "district_party_committee": Body.PARTY_COMMITTEE,
    "district_peoples_council": Body.PEOPLES_COUNCIL,
    "district_peoples_committee": Body.PEOPLES_COMMITTEE,
}
"""Who signs for which body. An officer records any of them from signed paper, with its scan."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed for which body, in which capacity, when; ``scan`` is the paper in the archive."""

    body: str
    signer: str
    capacity: str
    day: date
    scan: str = ""


@transaction.atomic
def sign_off(snapshot: int, signature: Signature, *, acting_user: ActingUser) -> SignOff:
    """Agree on a snapshot for one body. Once; another set of figures needs another signature.

    Raises ``Snapshot.DoesNotExist``, ``NotAllowed``, or ``Refused``: no longer the last figures, a unit whose
    bodies do not sign, signed already, another's body, on paper without its scan, a day before it or to come.
    """
    found: Snapshot = Snapshot.objects.visible_to(acting_user).select_related("campaign").get(pk=snapshot)
    require(acting_user, VERB, found.unit_path)
    if problems := list(_faults(found, signature, acting_user)):
        raise Refused(problems)
    try:
        with transaction.atomic():
            made = SignOff.objects.create(
                snapshot=found,
                unit_path=found.unit_path,
                body=signature.body,
                signer=signature.signer.strip(),
                capacity=signature.capacity.strip(),
                day=signature.day,
                scan=signature.scan,
                recorded_by=acting_user.person,
            )
    except IntegrityError as signed:  # of two at once the second
        raise Refused([say.fault("signed_already", _place(found), SIGNED, LOOK)]) from signed
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("snapshot", str(found.pk)),
        unit_path=found.unit_path,
        details={"body": made.body, "signer": made.signer, "day": made.day.isoformat()},
    )
    return made


def _faults(found: Snapshot, signature: Signature, who: ActingUser) -> Iterator[Problem]:
    place = _place(found)
    last = last_snapshot(found.campaign, found.unit_id, who)
    if last is None or last.pk != found.pk:
        yield say.fault("not_the_last", place, NOT_LAST, SIGN_LAST)
    if found.level != level_that_signs(found.campaign, found.as_of):
        yield say.fault("does_not_sign", place, DOES_NOT, LOOK)
    if signature.body not in Body.values:
        yield say.missing("no_body", place, "Thường trực nào ký", "Which body signs")
    elif SignOff.objects.visible_to(who).filter(snapshot=found, body=signature.body).exists():
        yield say.fault("signed_already", place, SIGNED, LOOK)
    own = OWN_BODY.get(who.role)
    if own is not None and signature.body != own:
        yield say.fault("not_own_body", place, OTHERS, LOOK)
    if own is None and fetch(signature.scan, acting_user=who) is None:
        yield say.missing("no_scan", place, "bản chụp văn bản đã ký", "The scan of the signed paper")
    for value, vi, en in ((signature.signer, "người ký", "Who"), (signature.capacity, "chức vụ", "Capacity")):
        if not value.strip():
            yield say.missing("signature_field", place, vi, en)
    yield from say.day_out_of_order("signed_day", place, signature.day, found.as_of, installation.today())


def _place(found: Snapshot) -> str:
    unit = units_on([found.unit_id], found.as_of).get(found.unit_id)
    return f"{found.campaign.code} › {unit.title if unit else found.unit_id}"


NOT_LAST = Words("Số liệu này đã được tổng hợp lại.", "These figures were compiled again since.")
SIGN_LAST = Words("Ký bản tổng hợp mới nhất.", "Sign the last ones.")
DOES_NOT = Words(
    "Đơn vị này không thuộc cấp phải ký thống nhất.", "The bodies of this unit do not sign in this campaign."
)
SIGNED = Words("Thường trực này đã ký.", "This body has signed.")
LOOK = Words("Xem bản thống nhất số liệu.", "See the agreement.")
OTHERS = Words("Không ký thay Thường trực khác.", "Nobody signs for another body.")
