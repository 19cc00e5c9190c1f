"""Birth dates, identity numbers and residence as papers have them: not always whole, now and then at odds."""

from datetime import date, timedelta
from random import Random

from rasoat.common.partial_dates import PartialDate
from rasoat.demonstration.chance import between
from rasoat.demonstration.names import Sex
from rasoat.surveys.survey import Residence

NO_PROVINCE = "069"
"""No province has this code (recalled; 068 is Lâm Đồng, 070 Bình Phước): nobody's number begins so."""
NO_ISSUER = "99"
"""Numbers of nine digits began with 01 to 38 (recalled)."""

TEMPORARY = 0.09
"""Share of households with temporary residence only."""

_FULL_FROM_AGE = 2
_CARD_FROM_AGE = 15
_AT_ODDS = 0.002


def residence(chance: Random) -> Residence:
    """Most are registered for good, some for a time."""
    return "temporary" if chance.random() < TEMPORARY else "permanent"


def birth_date(chance: Random, age: int, day: date) -> PartialDate:
    """A birth date that makes a person ``age`` years old on ``day``; of old people often the year alone.

    With the year alone a person counts from 1 January, so may count as one year older than ``age``.
    """
    born = date(day.year - age, day.month, day.day) - timedelta(days=between(chance, 0, 364))
    known = chance.random()
    if age < _FULL_FROM_AGE or known > 0.08 + 0.006 * age:
        return PartialDate.of(born)
    if known < 0.03:
        return PartialDate(born.year, 1, 1)
    return PartialDate(born.year, born.month) if known < 0.05 else PartialDate(born.year)


def identity_number(chance: Random, sex: Sex, birth: PartialDate, age: int) -> str | None:
    """Twelve digits, nine digits (old card), or none; a few disagree with sex or year of birth.

    The numbers are of a kind that was never given to anybody.
    """
    if chance.random() < (0.3 if age < _CARD_FROM_AGE else 0.12):
        return None
    if age >= _CARD_FROM_AGE and chance.random() < 0.55:
        return f"{NO_ISSUER}{_digits(chance, 7)}"
    doubt = chance.random()
    female = (sex == "female") != (doubt < _AT_ODDS)
    year = birth.year + (1 if _AT_ODDS < doubt < 2 * _AT_ODDS else 0)
    century = (year // 100 - 19) * 2 + female
    return f"{NO_PROVINCE}{century}{year % 100:02d}{_digits(chance, 6)}"


def _digits(chance: Random, count: int) -> str:
    return f"{int(chance.random() * 10**count):0{count}d}"
