"""Compile a catalogue of translations without gettext: ``compile_messages.py django.po django.mo``."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main(source: str, target: str) -> None:
    """Read ``source`` and write ``target``; a broken catalogue stops with its line."""
    with Path(source).open("rb") as catalogue:
        messages = read_po(catalogue, abort_invalid=True)
    with Path(target).open("wb") as compiled:
        write_mo(compiled, messages)


if __name__ == "__main__":
    main(*sys.argv[1:])
