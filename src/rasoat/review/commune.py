"""How a verb takes hold of a whole commune, and what is counted of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.queries import periods_of
from rasoat.review.doing import Doing, entered, take_all
from rasoat.review.lines import compiled
from rasoat.review.models import CommuneReview, ReviewLine
from rasoat.review.outcomes import outcome_of
from rasoat.review.stages import Stage


@dataclass(frozen=True)
class Together:
    """A commune whose row and villages are locked."""

    commune: CommuneReview
    villages: list[Doing]
    who: ActingUser

    @cached_property
    def place(self) -> str:
        """The commune as problems name it."""
        periods = [one for one in periods_of(self.commune.commune_id) if one.path == self.commune.unit_path]
        return f"{self.commune.campaign.code} › {periods[-1].title if periods else self.commune.commune_id}"

    def lines(self) -> list[ReviewLine]:
        """Every result of the commune, by village and household."""
        return [line for one in self.villages for line in compiled(one)]

    def entered(self, stage: Stage) -> date | None:
        """On which day the last of the villages came to a stage."""
        days = [day for one in self.villages if (day := entered(one, stage)) is not None]
        return max(days, default=None)


def take_commune(review: int, verb: str, acting_user: ActingUser) -> Together:
    """Lock the commune and its villages. Raises ``CommuneReview.DoesNotExist`` or ``NotAllowed``."""
    rows = CommuneReview.objects.visible_to(acting_user).select_for_update(of=("self",))
    found: CommuneReview = rows.select_related("campaign").get(pk=review)
    require(acting_user, verb, found.unit_path)
    return Together(found, take_all(found, acting_user), acting_user)


def counted(lines: Sequence[ReviewLine]) -> dict[str, int]:
    """Households by outcome."""
    return dict(sorted(Counter(map(outcome_of, lines)).items()))
