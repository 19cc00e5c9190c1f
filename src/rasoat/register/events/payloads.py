"""What each kind of event says (docs/rooms/register.md has the same in words)."""

import hashlib
from collections.abc import Sequence

from rasoat.common.problems import Problem
from rasoat.law.scoring.explain import compact
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.register.canonical import canonical
from rasoat.register.events.event import Payload
from rasoat.register.values import NewHousehold, NewMember, NewStatus, NewSurvey, Years


def registered(household: NewHousehold) -> Payload:
    """A household comes into the register."""
    return {
        "address": household.address,
        "local_number": household.local_number,
        "persons": household.persons,
        "residence": household.residence,
        "source": dict(household.source),
    }


def members(people: Sequence[NewMember], codes: Sequence[int], *, complete: bool) -> Payload:
    """Who lives there; ``complete`` when these are all."""
    pairs = zip(people, codes, strict=True)
    return {"complete": complete, "members": [_member(member, code) for member, code in pairs]}


def status(line: NewStatus) -> Payload:
    """A line of a past list."""
    return {
        "class_group": line.class_group,
        "class_id": line.class_id,
        "decision_date": line.decision_date.isoformat() if line.decision_date else None,
        "decision_number": line.decision_number,
        "list_year": line.list_year,
        "persons": line.persons,
        "signer": line.signer,
        **({"head_name": line.head_name} if line.head_name else {}),
        **({"why": line.why} if line.why else {}),
        **({"source": dict(line.source)} if line.source else {}),
    }


def survey(household: NewHousehold, taken: NewSurvey, codes: Sequence[int], years: Years) -> Payload:
    """A survey: answers as given, the law it was scored under, the proposal or why there is none."""
    pairs = zip(household.members, codes, strict=True)
    return {
        "answers": {
            "household": dict(taken.answers),
            "members": [[code, dict(member.answers)] for member, code in pairs],
        },
        "campaign": years.campaign,
        "content": content_hash(household),
        "enumerator": taken.enumerator,
        "last_class": taken.last_class,
        "law": _law(taken.scored),
        "list_year": years.list_year,
        "local_number": household.local_number,
        "persons": len(household.members),
        "residence": household.residence,
        "review_year": years.review_year,
        "source": dict(household.source),
        **_result(taken.scored),
    }


def content_hash(household: NewHousehold) -> str:
    """SHA-256 of what a survey says of a household: the same content again is the same answer."""
    taken = household.survey
    if taken is None:
        raise ValueError("no survey")
    said = {
        "answers": dict(taken.answers),
        "day": taken.review_date.isoformat(),
        "enumerator": taken.enumerator,
        "local_number": household.local_number,
        "members": [[described(member), dict(member.answers)] for member in household.members],
        "residence": household.residence,
        "village": household.village,
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def problem_as_json(problem: Problem) -> dict[str, object]:
    """A fault as it is stored."""
    return {
        "rule": problem.rule,
        "place": problem.place,
        "what": list(problem.what),
        "remedy": list(problem.remedy),
        "severity": problem.severity.value,
    }


def _member(member: NewMember, code: int) -> Payload:
    return {"id": code, **described(member)}


def described(member: NewMember) -> Payload:
    """A person without their code."""
    return {
        "birth": member.birth.isoformat() if member.birth else "",
        "ethnic_group": member.ethnic_group or "",
        "identity_number": member.identity_number or "",
        "name": member.name,
        "relation": member.relation,
        "sex": member.sex or "",
    }


def _law(scored: Scored | NotScored) -> Payload:
    rules = scored.rules
    return {
        "area": rules.area,
        "hashes": rules.hashes,
        "illustrative": rules.is_illustrative,
        "region": rules.region,
        "sheet": rules.sheet.id,
        "sheet_state": rules.sheet.state.value,
        "standard": rules.standard.id,
        "variant": rules.variant.id if rules.variant else "",
    }


def _result(scored: Scored | NotScored) -> Payload:
    if isinstance(scored, NotScored):
        return {"problems": [problem_as_json(problem) for problem in scored.problems]}
    return {"explanation": compact(scored), "group": scored.group}
