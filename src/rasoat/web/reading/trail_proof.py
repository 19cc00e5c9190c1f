"""Seals and verifications as the page of the trail shows them."""

from django.conf import settings
from django.db.models import Sum

from rasoat.people.acting import ActingUser
from rasoat.people.models import TrailSeal, TrailVerification, Unsealed
from rasoat.people.sealing.breaks import Kind
from rasoat.places.installation import today
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow, ids_in
from rasoat.web.page_models.trail import BreakLine, Proof, Run

RUNS, BREAKS = 5, 20


def proof(who: ActingUser) -> Proof:
    """What is sealed and how the last verifications ended."""
    last = TrailSeal.objects.order_by("-number").first()
    runs = list(TrailVerification.objects.select_related("asked_by").order_by("-id")[:RUNS])
    units = _units(runs)
    return Proof(
        seal=last.number if last else None,
        sealed_at=last.at if last else None,
        root=bytes(last.root).hex() if last else "",
        records=TrailSeal.objects.aggregate(all=Sum("links"))["all"] or 0,
        waiting=Unsealed.objects.count(),
        key=settings.KEYS.fingerprint("trail"),
        runs=tuple(_run(run, who, units) for run in runs),
        may_verify="trail.verify" in who.verbs,
    )


def _run(run: TrailVerification, who: ActingUser, units: dict[int, UnitRow]) -> Run:
    seen = [one for one in run.breaks if not one[0].isdecimal() or who.covers(one[0])]
    return Run(
        asked_at=run.asked_at,
        asked_by=run.asked_by.full_name,
        state=run.state,
        done=run.done,
        total=run.total,
        seconds=run.seconds,
        last_seal=run.last_seal,
        breaks=tuple(
            BreakLine(_place(chain, units), position, record, Kind(kind).words)
            for chain, position, kind, record in seen[:BREAKS]
        ),
        elsewhere=len(run.breaks) - len(seen[:BREAKS]),
    )


def _place(chain: str, units: dict[int, UnitRow]) -> str:
    unit = units.get(ids_in(chain)[-1]) if chain.isdecimal() else None
    return unit.title if unit else chain


def _units(runs: list[TrailVerification]) -> dict[int, UnitRow]:
    chains = {chain for run in runs for chain, *_ in run.breaks if chain.isdecimal()}
    return units_on({ids_in(chain)[-1] for chain in chains}, today()) if chains else {}
