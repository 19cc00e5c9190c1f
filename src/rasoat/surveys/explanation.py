"""An explanation as text for people and as JSON for programs: every point and its place in the law."""

from collections.abc import Iterator
from typing import Any

from rasoat.common.words import Words
from rasoat.law.coverage import CERTAINTY
from rasoat.law.model.sourced import Certainty
from rasoat.law.reading.law import Law
from rasoat.law.scoring.explain import (
    ExplainedLine,
    ExplainedThreshold,
    Explanation,
    Reference,
    explain,
)
from rasoat.surveys.household_json import AskedHousehold, score_household
from rasoat.surveys.layout.options import AREAS

ILLUSTRATIVE = Words(
    "BẢNG ĐIỂM MINH HỌA: điểm chỉ để trình bày cách tính, không dùng để công nhận hộ nghèo, hộ cận nghèo.",
    "ILLUSTRATIVE SHEET: points show how it works and lead to no recognition.",
)
PROPOSAL = Words(
    "Đây là đề xuất theo điểm; chỉ quyết định công nhận mới tạo ra diện hộ nghèo, hộ cận nghèo.",
    "This is a proposal by points; only a decision of recognition creates the status.",
)
_ANSWER, _POINTS = Words("Trả lời", "Answer"), Words("điểm", "points")
_RULE, _SOURCE = Words("Cách tính", "Rule"), Words("Căn cứ", "Source")


def explain_household(asked: AskedHousehold, law: Law) -> Explanation:
    """Score and explain. Raises ``Refused`` with every answer that is missing or cannot be."""
    return explain(score_household(asked, law), law)


def as_text(found: Explanation, asked: AskedHousehold, law: Law, *, language: str = "vi") -> str:
    """The explanation to read on a screen, in one language."""
    lines = (words.in_language(language) for words in _text(found, asked, law))
    return "\n".join(lines) + "\n"


def as_json(found: Explanation, asked: AskedHousehold) -> dict[str, Any]:
    """The explanation as data; texts in both languages as ``{"vi": …, "en": …}``."""
    rules = found.rules
    return {
        "label": asked.label,
        "list_year": asked.list_year,
        "review_date": asked.review_date.isoformat(),
        "area": rules.area,
        "region": rules.region,
        "standard": {"id": rules.standard.id, "words": _both(rules.standard.words)},
        "sheet": {"id": rules.sheet.id, "state": rules.sheet.state.value, "sha256": rules.hashes["sheet"]},
        "hash": rules.hash,
        "illustrative": rules.is_illustrative,
        "class": {
            "id": found.proposed.id,
            "group": found.proposed.group,
            "words": _both(found.proposed.words),
        },
        "totals": found.totals,
        "items": [_line_json(line) for line in found.lines],
        "indicators": [_line_json(line) for line in found.indicators],
        "thresholds": [_threshold_json(one) for one in found.thresholds],
        "decision": {"rule": _both(found.decision_rule), "source": _source_json(found.decision_reference)},
    }


def _text(found: Explanation, asked: AskedHousehold, law: Law) -> Iterator[Words]:
    yield from _top(found, asked, law)
    yield _heading(found, "b1")
    yield from (words for line in found.lines for words in _line(line))
    yield _heading(found, "b2")
    yield from (words for line in found.indicators for words in _line(line))
    yield Words("", "")
    yield Words("NGƯỠNG ÁP DỤNG", "THRESHOLDS THAT APPLY")
    yield from (_threshold(one) for one in found.thresholds)
    yield Words("", "")
    yield Words("QUYẾT ĐỊNH THEO BẢNG", "DECISION TABLE")
    yield Words(f"  {found.decision_rule.vi}", f"  {found.decision_rule.en}")
    yield _source(found.decision_reference)
    yield Words("", "")
    yield PROPOSAL


def _top(found: Explanation, asked: AskedHousehold, law: Law) -> Iterator[Words]:
    rules = found.rules
    if asked.label:
        yield Words(asked.label, asked.label)
    if rules.is_illustrative:
        yield ILLUSTRATIVE
    region, area = _region(law, rules.region), AREAS[rules.area]
    yield Words(
        f"Danh sách năm {asked.list_year}, rà soát ngày {asked.review_date:%d/%m/%Y} (năm rà soát "
        f"{asked.review_date.year}); {area.vi.lower()}, {region.vi}.",
        f"List of {asked.list_year}, reviewed on {asked.review_date:%d/%m/%Y} (review year "
        f"{asked.review_date.year}); {area.en.lower()}, {region.en}.",
    )
    standard = rules.standard
    yield Words(f"{standard.words.vi} ({standard.id}).", f"{standard.words.en} ({standard.id}).")
    sheet = f"{rules.sheet.id}, SHA-256 {rules.hashes['sheet'][:16]}…"
    yield Words(f"Bảng điểm: {sheet}", f"Score sheet: {sheet}")
    totals = ", ".join(f"{name.upper()} = {value}" for name, value in sorted(found.totals.items()))
    proposed = found.proposed.words
    yield Words("", "")
    yield Words(f"ĐỀ XUẤT: {proposed.vi}. {totals}.", f"PROPOSED: {proposed.en}. {totals}.")


def _region(law: Law, region: str) -> Words:
    known = {one.id: one.words for file in law.regions.values() for one in file.says.regions}
    return known.get(region, Words(region, region))


def _heading(found: Explanation, total: str) -> Words:
    named = next((one.words for one in found.rules.standard.totals if one.id == total), Words(total, total))
    value = found.totals.get(total, "")
    return Words(f"\n{named.vi.upper()}: {value}", f"\n{named.en.upper()}: {value}")


def _line(line: ExplainedLine) -> Iterator[Words]:
    yield Words(
        f"{line.no:>3}. {line.question.vi}: {line.points} {_POINTS.vi}",
        f"{line.no:>3}. {line.question.en}: {line.points} {_POINTS.en}",
    )
    yield _indented(_ANSWER, line.answer)
    yield _indented(_RULE, line.rule)
    yield _source(line.reference)


def _threshold(one: ExplainedThreshold) -> Words:
    where, said = _where(one.reference), f"({one.total.upper()}): {one.value}"
    return Words(f"  {one.words.vi} {said} [{where.vi}]", f"  {one.words.en} {said} [{where.en}]")


def _indented(name: Words, said: Words) -> Words:
    return Words(f"     {name.vi}: {said.vi}", f"     {name.en}: {said.en}")


def _source(reference: Reference) -> Words:
    return _indented(_SOURCE, _where(reference))


def _where(reference: Reference) -> Words:
    """Instrument, place in it, and how sure that is; what was made up has no instrument."""
    sure = CERTAINTY[reference.certainty]
    if reference.certainty is Certainty.ILLUSTRATIVE:
        return Words(f"{reference.place} ({sure.vi})", f"{reference.place} ({sure.en})")
    return Words(
        f"{reference.instrument.vi}, {reference.place} ({sure.vi})",
        f"{reference.instrument.en}, {reference.place} ({sure.en})",
    )


def _line_json(line: ExplainedLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "no": line.no,
        "question": _both(line.question),
        "answer": _both(line.answer),
        "points": line.points,
        "rule": _both(line.rule),
        "source": _source_json(line.reference),
    }


def _threshold_json(one: ExplainedThreshold) -> dict[str, Any]:
    return {
        "id": one.id,
        "total": one.total,
        "words": _both(one.words),
        "value": one.value,
        "source": _source_json(one.reference),
    }


def _source_json(reference: Reference) -> dict[str, Any]:
    return {
        "instrument": _both(reference.instrument),
        "place": reference.place,
        "certainty": reference.certainty.value,
    }


def _both(words: Words) -> dict[str, str]:
    return {"vi": words.vi, "en": words.en}
