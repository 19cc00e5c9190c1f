"""Reads: the sheets that were brought in."""

from rasoat.toolsets.models import BroughtSheet, BroughtState


def brought_sheets() -> tuple[BroughtSheet, ...]:
    """Every brought sheet, newest first, without its bytes. Sheets are law: everybody may see them."""
    return tuple(
        BroughtSheet.objects.select_related("brought_by", "approved_by")
        .defer("content")
        .order_by("-brought_at")
    )


def waiting_sheets() -> int:
    """How many sheets wait for a second person."""
    return BroughtSheet.objects.filter(state=BroughtState.WAITING).count()
