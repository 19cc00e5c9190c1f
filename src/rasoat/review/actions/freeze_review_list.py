"""The review list is settled: from now on it is surveyed, and does not change."""

import hashlib

from django.db import transaction

from rasoat.archive.keeping import keep
from rasoat.people.acting import ActingUser
from rasoat.register.canonical import canonical
from rasoat.review.conditions import open_points
from rasoat.review.doing import Doing, take
from rasoat.review.lines import lines_of
from rasoat.review.stages import Stage

VERB = "review.list"


@transaction.atomic
def freeze_review_list(review: int, *, acting_user: ActingUser, revision: int | None = None) -> str:
    """Freeze the list of a village and go on to the survey; returned is the SHA-256 of its bytes.

    Raises ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: somebody poor or near-poor is left
    out, an applicant has no Form A, another stage.
    """
    one = take(review, VERB, Stage.LIST, acting_user=acting_user, revision=revision)
    one.refuse(open_points(one))
    said = _content(one)
    keep(
        said,
        name=f"{one.years.campaign}-{one.review.village_id}.json",
        media_type="application/json",
        unit_path=one.review.unit_path,
        acting_user=acting_user,
    )
    one.review.list_sha256 = hashlib.sha256(said).hexdigest()
    one.forward()
    return one.review.list_sha256


def _content(one: Doing) -> bytes:
    lines = [
        {
            "before": line.before,
            "form_a": line.form_a_outcome,
            "household": line.household,
            "origin": line.origin,
        }
        for line in lines_of(one).order_by("household")
    ]
    said = {"campaign": one.years.campaign, "day": one.today.isoformat(), "lines": lines,
            "round": one.review.round, "unit": one.review.unit_path}  # fmt: skip
    return canonical(said).encode()
