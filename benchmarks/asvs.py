"""S9: how much of OWASP ASVS 5.0 is met, with evidence that is there."""

from tools.asvs import all_of, chapters, faults, share

from benchmarks.bar import Measured

GOAL = 0.95


def requirements_met() -> Measured:
    """The share of the requirements of levels 1 and 2 that are met, of those that concern the system."""
    table = all_of(chapters())
    met, concerned = share(table)
    broken = sum(bool(faults(one)) for one in table)
    apart = len(table) - concerned
    return Measured(
        figure=f"{met} of {concerned} requirements met",
        floor=f"{GOAL:.0%} asked for",
        ratio=f"{met / concerned:.1%}",
        holds=met >= GOAL * concerned and not broken,
        size=f"{len(table)} of levels 1 and 2, {apart} do not concern it, {broken} lines do not hold",
    )
