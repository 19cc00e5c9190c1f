"""Which part of a guarded workbook holds which sheet."""

import posixpath
from collections.abc import Mapping
from typing import BinaryIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from rasoat.common.problems import Refused
from rasoat.files.guarding import words as say

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
# A list of sheets is a few kilobytes; a tree of more would cost much memory.
_MOST_BYTES = 2_000_000


def sheet_parts(stream: BinaryIO, name: str) -> Mapping[str, str]:
    """Part by sheet name, in the workbook's order. The file must have passed the guard.

    Raises ``Refused`` when the workbook's own lists do not fit together.
    """
    try:
        with ZipFile(stream) as archive:
            targets = {link.get("Id"): link.get("Target", "") for link in _tree(archive, _LINKS)}
            listed = [
                (sheet.get("name", ""), _part(targets[_link_id(sheet)]))
                for sheet in _tree(archive, _WORKBOOK).iter()
                if _local(sheet.tag) == "sheet"
            ]
            for _, part in listed:
                archive.getinfo(part)
    except (BadZipFile, ElementTree.ParseError, KeyError, ValueError, LookupError, StopIteration):
        raise Refused([say.truncated(name)]) from None
    if len(dict(listed)) < len(listed):
        raise Refused([say.truncated(name)])
    return dict(listed)


def _tree(archive: ZipFile, part: str) -> ElementTree.Element:
    if archive.getinfo(part).file_size > _MOST_BYTES:
        raise ValueError(f"{part} is too large")
    return ElementTree.fromstring(archive.read(part))  # noqa: S314 - the guard refused document types


def _link_id(sheet: ElementTree.Element) -> str:
    return next(value for key, value in sheet.attrib.items() if _local(key) == "id" and key != "id")


def _part(target: str) -> str:
    """Targets are relative to xl/ or absolute; steps upwards are not followed."""
    part = target.removeprefix("/") if target.startswith("/") else posixpath.join("xl", target)
    if ".." in part.split("/"):
        raise ValueError(f"{target} leads out of the workbook")
    return posixpath.normpath(part)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
