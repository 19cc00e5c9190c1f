"""What a verification found, in sentences."""

from collections.abc import Iterator

from rasoat.common.words import Words
from rasoat.people.sealing.breaks import Break
from rasoat.people.sealing.verification import Report


def said(report: Report) -> Iterator[Words]:
    """The result, then the first broken record of each chain."""
    rate = f"{report.links / report.seconds:,.0f}" if report.seconds else "–"
    yield Words(
        f"{report.links} bản ghi, {report.seals} niêm phong, {report.seconds:.1f} giây ({rate}/giây); "
        f"{report.waiting} bản ghi chờ niêm phong.",
        f"{report.links} records, {report.seals} seals, {report.seconds:.1f} seconds ({rate} a second); "
        f"{report.waiting} wait to be sealed.",
    )
    if report.whole:
        yield Words("✓ Nhật ký nguyên vẹn.", "✓ The trail is whole.")
    for one in report.breaks:
        yield _said(one)


def _said(one: Break) -> Words:
    place = f"{one.chain or '–'} #{one.position}" if one.position else one.chain or "–"
    record = f" ({one.record})" if one.record else ""
    return Words(f"✗ {place}{record}: {one.kind.words.vi}.", f"✗ {place}{record}: {one.kind.words.en}.")
