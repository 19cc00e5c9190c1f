"""Tuning the demonstration, after a change of score sheets or of the room's data: ``rasoat demo tune``.

Moves two numbers of each district, how well off its people are and how close to services, until the classes
that the scores propose are as many as in ``figures.toml``. Takes some minutes. Writes ``tuned.toml`` and
``achieved.csv``, which a test compares with the targets and with what is generated.
"""

import re
import sys
from pathlib import Path
from typing import Final

from rasoat.demonstration.achieved import write_achieved
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.figures import ClassCounts, District, districts
from rasoat.demonstration.plan import plan
from rasoat.demonstration.proposed import proposed, sum_by_district
from rasoat.demonstration.seed import SEED

DATA: Final = Path(__file__).parent / "data"
ROUNDS: Final = 12
CLOSE: Final = 0.004
"""Share of a district's target that may be missed."""
# Share of the surveyed that cross a cut when one of the numbers rises by 1 (measured once, sets the pace).
LISTED_BY_WELFARE: Final = 0.33
POOR_BY_SERVICES: Final = 0.06


def tune() -> None:
    """Measure and move until every district is close or the rounds are used up; keep the last measure."""
    far = _measure(1)
    for turn in range(2, ROUNDS + 1):
        if not far:
            break
        for district, found in far:
            _move(district, found)
        _write_tuned()
        far = _measure(turn)


def _measure(turn: int) -> list[tuple[District, ClassCounts]]:
    """Make and score the whole province, keep the counts; the districts that are not close yet."""
    communes = list(proposed(plan(SEED), SEED))
    write_achieved(communes, DATA)
    counts = sum_by_district(communes)
    _show(turn, counts)
    return [
        (district, counts[district.code])
        for district in districts()
        if not _is_close(district.target, counts[district.code])
    ]


def _move(district: District, found: ClassCounts) -> None:
    surveyed = district.last.listed + district.applicants
    now = read_toml("tuned.toml")["district"][district.code]
    listed_by = LISTED_BY_WELFARE * surveyed
    now["welfare"] += (found.listed - district.target.listed) / listed_by
    still_poor = found.poor + (district.target.listed - found.listed) * 0.8
    now["services"] += (still_poor - district.target.poor) / (POOR_BY_SERVICES * surveyed)


def _is_close(target: ClassCounts, found: ClassCounts) -> bool:
    return abs(found.poor - target.poor) <= max(4, CLOSE * target.poor) and abs(
        found.near_poor - target.near_poor
    ) <= max(4, 2 * CLOSE * target.near_poor)


def _write_tuned() -> None:
    """Put the districts' numbers into the file, everything else left as it is written there."""
    path = DATA / "tuned.toml"
    text = path.read_text(encoding="utf-8")
    for code, numbers in read_toml("tuned.toml")["district"].items():
        section = (
            f"[district.{code}]\nwelfare = {numbers['welfare']:.4f}\nservices = {numbers['services']:.4f}\n"
        )
        text = re.sub(rf"\[district\.{code}\]\nwelfare = .*\nservices = .*\n", section, text)
    path.write_text(text, encoding="utf-8")
    read_toml.cache_clear()


def _show(turn: int, counts: dict[str, ClassCounts]) -> None:
    sys.stdout.write(f"round {turn}\n")
    for district in districts():
        found, target = counts[district.code], district.target
        poor, near = f"{found.poor:6} of {target.poor:6}", f"{found.near_poor:6} of {target.near_poor:6}"
        sys.stdout.write(f"  {district.code}  poor {poor}  near-poor {near}\n")
    sys.stdout.flush()
