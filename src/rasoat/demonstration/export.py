"""The generated province as files: one line of JSON a household, the same bytes for the same seed."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasoat.demonstration.plan import VillagePlan, plan
from rasoat.demonstration.village import Household, Resident, fill_village
from rasoat.law.scoring.household import Answer
from rasoat.surveys.survey import SurveyedHousehold, SurveyedMember


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, its lines, the SHA-256 of its bytes."""

    path: Path
    lines: int
    sha256: str


def export_province(folder: Path, seed: int, communes: Collection[str] = ()) -> Iterator[Exported]:
    """Write ``villages.jsonl`` and ``households.jsonl`` into ``folder``, which is made if need be.

    With ``communes`` (official codes) only theirs: the same lines as in the whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    villages = [village for village in plan(seed) if not communes or village.commune.code in communes]
    yield _write(folder / "villages.jsonl", map(_village_line, villages))
    yield _write(
        folder / "households.jsonl",
        (as_line(village, household) for village in villages for household in fill_village(village, seed)),
    )


def as_line(village: VillagePlan, household: Household) -> str:
    """One household as a line of JSON with a stable order of keys."""
    place = {"commune": village.commune.code, "village": village.name.title}
    own = _resident(household) if isinstance(household, Resident) else _surveyed(household)
    return json.dumps({"demonstration": True, **place, **own}, ensure_ascii=False) + "\n"


def _village_line(village: VillagePlan) -> str:
    facts = {
        "demonstration": True,
        "commune": village.commune.code,
        "commune_name": village.commune.title,
        "village": village.name.title,
        "area": village.commune.area,
        "households": village.households,
        "surveyed": village.surveyed,
    }
    return json.dumps(facts, ensure_ascii=False) + "\n"


def _resident(household: Resident) -> dict[str, Any]:
    return {
        "local_number": household.local_number,
        "head": household.head,
        "sex": household.sex,
        "ethnic_group": household.ethnic_group,
        "persons": household.persons,
        "residence": household.residence,
    }


def _surveyed(household: SurveyedHousehold) -> dict[str, Any]:
    return {
        "local_number": household.local_number,
        "residence": household.residence,
        "review_date": household.review_date.isoformat(),
        "enumerator": household.enumerator,
        "last_class": household.last_class,
        "answers": {name: _plain(said) for name, said in household.answers.items()},
        "members": [_member(member) for member in household.members],
    }


def _member(member: SurveyedMember) -> dict[str, Any]:
    return {
        "name": member.name,
        "relation": member.relation,
        "sex": member.sex,
        "birth": member.birth.isoformat(),
        "ethnic_group": member.ethnic_group,
        "identity_number": member.identity_number,
        "answers": dict(member.answers),
    }


def _plain(said: Answer) -> str | int | list[str]:
    return sorted(said) if isinstance(said, frozenset) else said


def _write(path: Path, lines: Iterable[str]) -> Exported:
    sha, count = hashlib.sha256(), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line)
            sha.update(line.encode())
            count += 1
    return Exported(path, count, sha.hexdigest())
