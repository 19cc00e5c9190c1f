"""A cell with one of a few words, however they are spelled; what is offered when it is not."""

from collections.abc import Mapping

from rasoat.common.names import fold, nearest, tidy
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files import cell_words, cells
from rasoat.files.sheets import Value


class ChoiceCell:
    """Reads codes by their words in either language, by further words for them, and by the code itself."""

    def __init__(self, words: Mapping[str, Words], also: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._offered = tuple(both.vi for both in words.values())
        accepted: dict[str, str] = {}
        for code, both in words.items():
            for text in (*both, *(also or {}).get(code, ()), code):
                accepted.setdefault(text, code)
        self._accepted = cells.Options(accepted)

    def __call__(self, value: Value, place: str) -> str | Problem | None:
        """The code meant, None for an empty cell, or a fault that names the nearest words."""
        text = cells.text(value, place)
        if not isinstance(text, str):
            return text
        meanings = self.meanings(text)
        if len(meanings) == 1:
            return meanings[0]
        near = self._beginning(text) or nearest(text, self._offered) or list(self._offered[:6])
        say = cell_words.ambiguous_choice if meanings else cell_words.not_a_choice
        return say(place, text, near)

    def _beginning(self, text: str) -> list[str]:
        """Words that go on where the text stops: Cháu, Cháu nội/ngoại."""
        return [words for words in self._offered if fold(words).startswith(fold(text))]

    def meanings(self, text: str) -> list[str]:
        """The codes a text can mean; a tick mark has no letters and must match as it is."""
        return self._accepted.meanings(tidy(text))
