"""What happened between one standing and the next: where it lived, how many it was, and why."""

from collections.abc import Iterator, Sequence

from rasoat.register.canonical import canonical
from rasoat.register.derivation.standings import Standing
from rasoat.register.derivation.state import HouseholdState, Place, Size


def turns(state: HouseholdState, rows: Sequence[Standing]) -> Iterator[str]:
    """For each standing of the household, as canonical JSON, what led to it or happened in it.

    ``places`` are [day, why], ``sizes`` [day, persons, why], from the day on which the standing before was
    over. Of the first one nothing is told: nobody asks what led to it. "" where nothing happened.
    """
    for before, row in zip((None, *rows), rows, strict=False):
        if before is None:
            yield ""
            continue
        places = [[f"{one.since}", one.why] for one in state.places if _leads_to(one, before, row)]
        sizes = [[f"{one.since}", one.persons, one.why] for one in state.sizes if _leads_to(one, before, row)]
        yield canonical({"places": places, "sizes": sizes}) if places or sizes else ""


def _leads_to(one: Place | Size, before: Standing, row: Standing) -> bool:
    begun = before.until is not None and before.until <= one.since
    return begun and (row.until is None or one.since < row.until)
