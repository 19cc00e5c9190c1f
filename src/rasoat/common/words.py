"""Text that people read, always in both languages."""

from typing import NamedTuple


class Words(NamedTuple):
    """One text in Vietnamese and in English. Vietnamese is the language of the office."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language`` ("vi" or "en"); anything unknown gets Vietnamese."""
        return self.en if language.startswith("en") else self.vi
