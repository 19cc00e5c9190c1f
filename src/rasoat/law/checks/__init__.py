"""Checks between the files of a law: what one file says must stand in the others."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.law.reading.law import Law


def check_law(law: Law) -> Iterator[Problem]:
    """Every fault between the files of ``law``."""
    for check in CHECKS:
        yield from check(law)


CHECKS: tuple = ()
