"""A fault as people meet it: where it is, what is wrong, what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rasoat.common.words import Words


class Severity(StrEnum):
    """An error refuses the whole; a warning lets it pass and stays visible."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in something that came in.

    ``rule`` is a stable dotted name ("survey.two_heads") that tests and manuals can cite.
    ``place`` says where: "commune.xlsx › Hộ › C12" or "urban.toml › items[3].points".
    """

    rule: str
    place: str
    what: Words
    remedy: Words
    severity: Severity = Severity.ERROR

    def sentence(self, language: str = "vi") -> str:
        """Place, fault and remedy in one line."""
        return f"{self.place}: {self.what.in_language(language)} {self.remedy.in_language(language)}"


class Refused(Exception):  # noqa: N818 - reads as a sentence where it is raised and caught
    """Something that came in was refused whole; every fault is in ``problems``."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence("en") for problem in self.problems))
