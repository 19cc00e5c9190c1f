"""Whole numbers shared out by weight so that they add up."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float], most: Sequence[int] | None = None) -> list[int]:
    """``total`` in whole parts by ``weights`` (largest remainder); no part above its ``most``.

    ValueError when all together cannot take that much.
    """
    caps = list(most) if most is not None else [total] * len(weights)
    if total > sum(caps):
        raise ValueError(f"{total} do not fit into {sum(caps)}")
    parts = [0] * len(weights)
    while left := total - sum(parts):
        open_weights = [w if part < cap else 0.0 for w, part, cap in zip(weights, parts, caps, strict=True)]
        for place, share in enumerate(_largest_remainder(left, open_weights)):
            parts[place] = min(parts[place] + share, caps[place])
    return parts


def _largest_remainder(total: int, weights: Sequence[float]) -> list[int]:
    """Shares by weight; a place without weight gets none, unless none has any."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (shares[place] - exact[place], place))
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares
