"""The verb that makes out everything held about a household or a member, for the person who asked."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.register.corrections import CHOOSE_MEMBER, LONGEST_NAME, NO_MEMBER, TOO_LONG, shorten
from rasoat.register.models import Household, Member
from rasoat.register.own_record.held import Held, collect
from rasoat.register.own_record.paper import own_record_pdf

VERB = "record.hand_out"
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class HandOut:
    """Who asked, why, and for whose record: a person code, or "" for the whole household."""

    asked_by: str
    reason: str
    member: str = ""


@transaction.atomic
def hand_out_record(household: int, asked: HandOut, *, acting_user: ActingUser) -> tuple[str, bytes]:
    """Name and bytes of the paper (PDF/A). That it was made out is part of what the next one says.

    Raises ``Household.DoesNotExist`` for one outside the person's areas, ``NotAllowed``, or ``Refused`` with
    every fault: nobody named, no reason, no such member.
    """
    found: Household = Household.objects.visible_to(acting_user).get(pk=household)
    require(acting_user, VERB, found.unit_path)
    asked = HandOut(tidy(asked.asked_by), tidy(asked.reason), asked.member)
    members = {one.code: one for one in Member.objects.visible_to(acting_user).filter(household=found)}
    if problems := _faults(asked, members):
        raise Refused(problems)
    held = collect(found, members.get(asked.member))
    paper = own_record_pdf(held, asked.asked_by, asked.reason)
    _record(held, asked, hashlib.sha256(paper).hexdigest(), acting_user)
    return f"du-lieu-ca-nhan-{asked.member or found.code}.pdf", paper


def _record(held: Held, asked: HandOut, sha256: str, acting_user: ActingUser) -> None:
    whose = Words(f"người {asked.member}", f"person {asked.member}") if asked.member else WHOLE
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", held.household.code),
        unit_path=held.household.unit_path,
        details={"whose_vi": whose.vi, "whose_en": whose.en, "sha256": sha256},
        after={"asked_by": asked.asked_by},
        reason=asked.reason,
    )


def _faults(asked: HandOut, members: dict[str, Member]) -> list[Problem]:
    problems = []
    if not asked.asked_by:
        problems.append(Problem("record.nobody_asked", "asked_by", NOBODY, NAME_THEM))
    if not asked.reason:
        problems.append(Problem("record.no_reason", "reason", NO_REASON, GIVE_REASON))
    if len(asked.asked_by) > LONGEST_NAME:
        problems.append(Problem("record.too_long", "asked_by", TOO_LONG, shorten(LONGEST_NAME)))
    if len(asked.reason) > LONGEST_REASON:
        problems.append(Problem("record.too_long", "reason", TOO_LONG, shorten(LONGEST_REASON)))
    if asked.member and asked.member not in members:
        problems.append(Problem("record.no_member", "member", NO_MEMBER, CHOOSE_MEMBER))
    return problems


WHOLE = Words("cả hộ", "the whole household")
NOBODY = Words("Thiếu họ tên người yêu cầu.", "Who asked is missing.")
NAME_THEM = Words(
    "Xem giấy tờ rồi ghi họ tên người của hộ hoặc người đại diện.",
    "See their papers, then give the name of the person or their representative.",
)
NO_REASON = Words("Thiếu lý do.", "The reason is missing.")
GIVE_REASON = Words("Ghi lý do, ví dụ “xem dữ liệu của mình”.", "Say why, such as “to see their own data”.")
