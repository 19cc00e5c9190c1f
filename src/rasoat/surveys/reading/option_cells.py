"""A cell with one answer of several: by its words, its code, or its number in the list."""

from rasoat.common.names import nearest
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files.sheets import Value
from rasoat.surveys.layout.options import YES_NO, YES_NO_ALSO
from rasoat.surveys.layout.questions import Asked
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid


class OptionCells:
    """Reads the column of one choice or yes/no question."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._words = _words(asked)
        self._choice = ChoiceCell(self._words, _also(asked, self._words))

    def read(self, grid: Grid, faults: list[Problem]) -> list[str | None]:
        """Option codes, one a data row.

        Where one number of the column is no option's number, the numbers are points somebody typed: then
        none of the column's numbers is taken for an option.
        """
        found = read_column(grid, self._asked.id, self._cell, faults)
        if self._has_points(grid):
            self._doubt_numbers(grid, found, faults)
        return found

    def _cell(self, value: Value, place: str) -> str | Problem | None:
        written = _written(value)
        meanings = self._choice.meanings(written)
        if len(meanings) == 1:
            return meanings[0]
        if _is_number(written):
            return self._points(written, place)
        return self._choice(value, place) if meanings else self._unknown(written, place)

    def _has_points(self, grid: Grid) -> bool:
        written = map(_written, set(grid.column(self._asked.id)))
        return any(_is_number(text) and not self._choice.meanings(text) for text in written)

    def _doubt_numbers(self, grid: Grid, found: list[str | None], faults: list[Problem]) -> None:
        values = grid.column(self._asked.id)
        for row, value in enumerate(values):
            if found[row] is not None and _is_number(written := _written(value)):
                found[row] = None
                faults.append(self._points(written, grid.place(row, self._asked.id)))

    def _points(self, written: str, place: str) -> Problem:
        listed = self._listed()
        return Problem(
            "survey.points_typed",
            place,
            Words(
                f"Số {written} không phải câu trả lời cho “{self._asked.words.vi}”; có lẽ là điểm.",
                f"{written} is no answer to “{self._asked.words.en}”; perhaps these are points.",
            ),
            Words(
                f"Ghi câu trả lời, hệ thống tự tính điểm. Các câu trả lời: {listed.vi}.",
                f"Write the answer; the system adds the points. Answers: {listed.en}.",
            ),
        )

    def _unknown(self, written: str, place: str) -> Problem:
        close = nearest(written, (words.vi for words in self._words.values()))
        hint = Words(f"Có lẽ là “{close[0]}”. ", f"Perhaps “{close[0]}”. ") if close else Words("", "")
        listed = self._listed()
        return Problem(
            "survey.unknown_answer",
            place,
            Words(
                f"“{written}” không có trong các câu trả lời cho “{self._asked.words.vi}”.",
                f"“{written}” is not among the answers to “{self._asked.words.en}”.",
            ),
            Words(f"{hint.vi}Chọn một trong: {listed.vi}.", f"{hint.en}Choose one of: {listed.en}."),
        )

    def _listed(self) -> Words:
        words = tuple(self._words.values())
        return Words("; ".join(one.vi for one in words), "; ".join(one.en for one in words))


def _words(asked: Asked) -> dict[str, Words]:
    if asked.kind == "boolean":
        return dict(YES_NO)
    return {option.code: option.words for option in asked.options}


def _also(asked: Asked, words: dict[str, Words]) -> dict[str, tuple[str, ...]]:
    """Options by number, alone or before the words: "2", "2. Ngói"; for yes and no also x, 0, true."""
    others = YES_NO_ALSO if asked.kind == "boolean" else {}
    return {
        code: (str(number), f"{number} {both.vi}", *others.get(code, ()))
        for number, (code, both) in enumerate(words.items(), start=1)
    }


def _written(value: Value) -> str:
    """The cell as its writer sees it: 3.0 is 3."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _is_number(written: str) -> bool:
    return written.replace(",", "").replace(".", "").isdecimal()
