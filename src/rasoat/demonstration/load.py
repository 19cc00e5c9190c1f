"""Making a database the demonstration province: once, whole or not at all."""

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Final

from rasoat.campaigns.actions.open_campaign import Plan as CampaignPlan
from rasoat.campaigns.actions.open_campaign import open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.campaigns.queries import years_of
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.demonstration.aside import drafted_aside
from rasoat.demonstration.communes import PROVINCE_CODE, PROVINCE_FILES
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.happenings import HAPPENED_IN, let_things_happen
from rasoat.demonstration.logins import make_logins, make_staff
from rasoat.demonstration.new_households import drafted_households
from rasoat.demonstration.plan import VillagePlan, plan
from rasoat.demonstration.reviews import FIRST_DAY, play_reviews
from rasoat.demonstration.seed import ISSUER, SEED
from rasoat.law.reading.load import shipped as shipped_law
from rasoat.people.acting import ActingUser, acting
from rasoat.people.as_owner import as_owner
from rasoat.people.permissions import require
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.installation import DEMONSTRATION_DAY, make_demonstration
from rasoat.places.loading.province_files import shipped
from rasoat.places.loading.units import load_units
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import add_villages
from rasoat.places.models import Installation
from rasoat.places.queries import unit_by_code
from rasoat.register.events.drafting import Drafted
from rasoat.register.loading import Loaded, load_new_register, village_paths
from rasoat.register.values import Years

Progress = Callable[[int], None]
"""Told how many households are in."""

VILLAGES_SINCE: Final = date(2015, 1, 1)
INVENTED: Final = "Dữ liệu trình diễn, thôn giả định / demonstration, invented village"


def ensure_loaded(
    *, communes: Collection[str] | None = None, seed: int = SEED, progress: Progress | None = None
) -> Loaded | None:
    """Make the empty database a demonstration; None when it is one already.

    Everything happens in one transaction: a load that was interrupted has left nothing and starts again.
    ``communes`` (official codes) fills only these, for tests; the units and logins are always whole. Raises
    ``Refused`` in a real database.
    """
    if Installation.objects.exists():
        if not installation.is_demonstration():
            raise Refused([_real()])
        return None
    with as_owner(), acting(system_actor("system.installer")) as installer:
        loaded = load_demonstration(
            acting_user=installer, communes=communes, seed=seed, progress=progress or _to_terminal
        )
    if progress is None:
        sys.stdout.write("\n")
    return loaded


def load_demonstration(
    *, acting_user: ActingUser, communes: Collection[str] | None, seed: int, progress: Progress
) -> Loaded:
    """The verb: units, villages, campaign, logins, households with surveys and last year's list."""
    require(acting_user, "demonstration.load", "")
    load_units(shipped(PROVINCE_FILES))
    province = unit_by_code(PROVINCE_CODE, DEMONSTRATION_DAY)
    if province is None:
        raise LookupError(f"{PROVINCE_FILES} has no province {PROVINCE_CODE}")
    make_demonstration(issuer=ISSUER, province_id=province.id, working_date=FIRST_DAY)
    villages = _add_villages(seed)
    years = _open_campaign(acting_user)
    with _households(seed, villages, village_paths(), years, communes) as households:
        make_logins(acting_user=acting_user)
        make_staff(acting_user=acting_user)
        loaded = load_new_register(households, acting_user=acting_user, progress=progress)
    play_reviews(communes)
    if communes is None or HAPPENED_IN in communes:
        let_things_happen()
    record(
        "demonstration.load",
        acting_user=acting_user,
        subject=Subject("installation", str(ISSUER)),
        unit_path=province.path,
        details={"households": loaded.households, "surveys": loaded.surveys, "seed": seed},
    )
    return loaded


def _add_villages(seed: int) -> dict[int, int]:
    """The villages of the plan as units; number in the plan to id of the unit."""
    villages = plan(seed)
    added = add_villages(
        map(_row, villages),
        valid_from=VILLAGES_SINCE,
        issuer=ISSUER,
        source=INVENTED,
        certainty="illustrative",
    )
    return {village.number: unit for village, unit in zip(villages, added.ids, strict=True)}


def _row(village: VillagePlan) -> VillageRow:
    commune, name = village.commune, village.name
    return VillageRow(
        commune.code, commune.name, name.type, name.name, place=f"{commune.code}/{village.number}"
    )


def _households(
    seed: int,
    villages: dict[int, int],
    paths: dict[int, str],
    years: Years,
    communes: Collection[str] | None,
) -> AbstractContextManager[Iterator[Drafted]]:
    """A second process makes the whole province. A few communes are made before it would be ready."""
    if communes is None:
        return drafted_aside(seed, villages, paths, years)
    return nullcontext(drafted_households(seed, villages, paths, years, communes))


def _open_campaign(acting_user: ActingUser) -> Years:
    """The periodic review of autumn 2018, which makes the list of 2019."""
    review = read_toml("figures.toml")["review"]
    year = review["review_year"]
    campaign = CampaignPlan(
        CampaignKind.PERIODIC, year, [review["standard"]], date(year, 9, 1), date(year, 12, 31)
    )
    open_campaign(campaign, shipped_law(), acting_user=acting_user)
    years = years_of(campaign.list_year)
    if years is None:
        raise LookupError(f"the campaign of {year} was opened and is not there")
    return years


def _to_terminal(households: int) -> None:
    """One line that is written again and again."""
    sys.stdout.write(f"\r  {households} hộ / households")
    sys.stdout.flush()


def _real() -> Problem:
    return Problem(
        "demonstration.database_is_real",
        "installation",
        Words("Đây là cơ sở dữ liệu thật của một tỉnh.", "This database is a province's real one."),
        Words(
            "Tạo dữ liệu trình diễn ở nơi khác: đặt RASOAT_HOME hoặc DATABASE_URL khác.",
            "Make the demonstration elsewhere: set another RASOAT_HOME or DATABASE_URL.",
        ),
    )
