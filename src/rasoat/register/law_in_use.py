"""The law that the register scores with, read and compiled once in a process."""

from functools import cache

from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook


@cache
def rule_book() -> RuleBook:
    """The scorers of the law in use."""
    return RuleBook(shipped())
