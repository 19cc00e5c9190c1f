"""The year of a past list: a file says it in words, what it means is answered by a person."""

from dataclasses import dataclass
from enum import StrEnum

from rasoat.common.words import Words


class YearMeaning(StrEnum):
    """Whether the year of a file is the one of the visits or the one its lists serve."""

    REVIEW = "review"
    LIST = "list"


MEANING_WORDS = {
    YearMeaning.REVIEW: Words("Năm rà soát", "Review year"),
    YearMeaning.LIST: Words("Năm áp dụng danh sách", "List year"),
}


@dataclass(frozen=True, slots=True)
class PastYear:
    """A year as a person answered it: the review of year Y makes the list of Y+1."""

    year: int
    meaning: YearMeaning

    @property
    def review_year(self) -> int:
        """The year in whose autumn households were visited."""
        return self.year if self.meaning is YearMeaning.REVIEW else self.year - 1

    @property
    def list_year(self) -> int:
        """The year the lists serve."""
        return self.review_year + 1
