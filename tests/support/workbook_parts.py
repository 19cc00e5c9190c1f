"""Workbooks put together part by part, so that tests can build what no office program would write."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

Parts = dict[str, bytes | str]


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    """A sheet with the given row elements."""
    return f"<worksheet {_NS}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def text_cell(where: str, text: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'


def parts_of(sheets: Mapping[str, str]) -> Parts:
    """The parts of a plain workbook with these sheets, name to XML."""
    names = list(sheets)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}"/>'
        for n in range(1, len(names) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    parts: Parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "xl/workbook.xml": f'<workbook {_NS} xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
    }
    for n, xml in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = xml
    return parts


def packed(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def small_workbook(rows: Sequence[Sequence[str]] = (("Mã hộ", "Chủ hộ"), ("1", "An"))) -> bytes:
    """A sound workbook of one sheet "Hộ" that holds texts."""
    return packed(parts_of({"Hộ": sheet_xml(rows_xml(rows))}))


def rows_xml(rows: Sequence[Sequence[str]]) -> str:
    """Row elements of text cells; "" leaves a cell out."""
    return "".join(
        f'<row r="{number}">'
        + "".join(text_cell(f"{chr(64 + place)}{number}", text) for place, text in enumerate(row, 1) if text)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


def with_declared_size(archive: bytes, part: str, size: int) -> bytes:
    """The same archive, lying about the unpacked size of a part in its directory."""
    data = bytearray(archive)
    at = data.index(b"PK\x01\x02")
    while data[at : at + 4] == b"PK\x01\x02":
        name_length, extra, comment = struct.unpack_from("<3H", data, at + 28)
        if data[at + 46 : at + 46 + name_length].decode() == part:
            struct.pack_into("<L", data, at + 24, size)
        at += 46 + name_length + extra + comment
    return bytes(data)
