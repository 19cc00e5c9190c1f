"""Which demonstration is the one everybody gets."""

from typing import Final

SEED: Final = 2018
"""Another seed gives another province, as well calibrated only by chance."""
ISSUER: Final = 99
"""Issuer of the demonstration's household codes: no real installation uses it."""
COMMUNE: Final = "24616"
"""Quảng Sơn, the commune whose officer and village head can sign in."""
AWAITED: Final = frozenset({(COMMUNE, 2)})
"""Villages (commune, place from 1 on) whose survey is not loaded but waits to be brought in as a workbook."""
RECOGNISED: Final = "24619"
REFUSED: Final = "24617"
PLAYED: Final = (COMMUNE, RECOGNISED, REFUSED)
"""Communes whose review is played: Quảng Sơn with a village at every step, one recognised, one sent back.
Their enumerators left no answer out, since the review goes on from there."""
