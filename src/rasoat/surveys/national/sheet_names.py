"""Which list a sheet holds, by its name or its title."""

from rasoat.common.names import fold
from rasoat.surveys.listing.entries import ListKind


def kind_named(text: str) -> ListKind | None:
    """The list a text names; POOR stands for the list after the review, which holds poor and near-poor."""
    name = fold(text)
    if "thoat can ngheo" in name or "thoat hcn" in name or "thoat ho can ngheo" in name:
        return ListKind.LEFT_NEAR_POVERTY
    if "thoat" in name:
        return ListKind.LEFT_POVERTY
    return ListKind.POOR if "sau ra soat" in name or "sau khi ra soat" in name else None
