"""Which answers of a survey are sensitive. A question that nobody has marked is."""

import tomllib
from functools import cache
from importlib.resources import files

from rasoat.common.sensitivity import Mark, Marks, marks


@cache
def marks_of_questions() -> Marks:
    """The mark of each question and member field of the shipped questionnaires, by its id."""
    text = files("rasoat.people").joinpath("data/questions.toml").read_text(encoding="utf-8")
    return marks(**tomllib.loads(text)["questions"])


def mark_of_answer(question: str) -> Mark:
    """The mark of an answer; sensitive for a question that a province or a later law brings along."""
    return marks_of_questions().get(question, Mark.SENSITIVE)
