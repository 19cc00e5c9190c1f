"""Data and a template into a PDF/A. The data travel as JSON; a template holds the layout and nothing else."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

_FOLDER = Path(__file__).parent
TEMPLATES = _FOLDER / "templates"
FONTS = _FOLDER.parent / "fonts"
_KEPT_PAPERS = 11
_FACES = ("Tinos-Regular.ttf", "Tinos-Italic.ttf", "Tinos-Bold.ttf", "Tinos-BoldItalic.ttf")
# Archival, with every letter's Unicode; tagged, it can be read aloud as well, in a file many times larger.
_ARCHIVAL: "list[typst.PDFStandard]" = ["a-2u"]
_READ_ALOUD: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


class FontsMissingError(RuntimeError):
    """The letters for papers are not installed."""


class TemplateError(RuntimeError):
    """A template and its data do not fit together."""


def render_pdf(template: str, data: Mapping[str, object], *, created: datetime, tagged: bool = True) -> bytes:
    """The PDF/A of ``templates/<template>.typ`` with ``data`` (anything JSON holds) as ``sys.inputs.data``.

    Tagged it is PDF/A-2a and PDF/UA-1 (a screen reader can follow it), otherwise PDF/A-2u. ``created`` needs
    a time zone; it stands in the file, so that the same input gives the same paper. Only Tinos is embedded.
    Raises ``FontsMissingError`` before ``make setup`` has run, and ``TemplateError``.
    """
    source = TEMPLATES / f"{template}.typ"
    inputs = {"data": json.dumps({**data, "created": _parts(created)}, ensure_ascii=False)}
    try:
        made, warnings = typst.compile_with_warnings(
            source,
            root=TEMPLATES,
            font_paths=fonts_in(FONTS),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=_READ_ALOUD if tagged else _ARCHIVAL,
            pdf_tags=tagged,
            timestamp=created,
        )
    except typst.TypstError as error:
        raise TemplateError(f"{template}: {error.diagnostic or error.message}") from error
    if warnings:
        raise TemplateError(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    _forget()
    return made


def _forget() -> None:
    """typst remembers the last ten papers, gigabytes of long lists; as many empty ones push them out."""
    for _ in range(_KEPT_PAPERS):
        typst.compile(b" ", font_paths=fonts_in(FONTS), ignore_system_fonts=True)


def missing_faces(folder: Path) -> list[str]:
    """The faces of Tinos that are not in ``folder``."""
    return [face for face in _FACES if not (folder / face).is_file()]


@cache
def fonts_in(folder: Path) -> "typst.Fonts":
    """Tinos and nothing else: a font without Vietnamese letters would be mixed in silently.

    Raises ``FontsMissingError``.
    """
    if absent := missing_faces(folder):
        raise FontsMissingError(f"no {', '.join(absent)} in {folder}: `make setup` copies them there")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _parts(created: datetime) -> dict[str, int]:
    if created.tzinfo is None:
        raise ValueError("the time of a paper needs its time zone")
    names = ("year", "month", "day", "hour", "minute", "second")
    in_utc = created.astimezone(UTC)
    return {name: getattr(in_utc, name) for name in names}
