"""Papers: the right letters from the right fonts, archival, every page with what it must carry."""

import io
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from rasoat.files.documents import render
from rasoat.files.documents.household_list import HouseholdList, ListGroup, PaperColumn, render_household_list
from rasoat.files.documents.render import FONTS, TemplateError, missing_faces, render_pdf
from rasoat.files.paper import SIGN_AND_SEAL, Letterhead, Signature

HANOI = timezone(timedelta(hours=7))
CREATED = datetime(2018, 11, 15, 8, 30, tzinfo=HANOI)
_TONED = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _TONED for tone in TONES) + "đ"
LETTERS = LOWER + LOWER.upper()
HIGHLAND = "Bhĭm Êñuôl Ƀuôn Ŭ Ayŭn Čư Ŏi Ĕa"
COLUMNS = (
    PaperColumn("STT", 0.5, "center"),
    PaperColumn("Chủ hộ", 3),
    PaperColumn("B1", 0.7, "right", group="Điểm"),
    PaperColumn("B2", 0.7, "right", group="Điểm"),
)


def group(name: str, rows: int) -> ListGroup:
    return ListGroup(
        name, [(str(n), "Điểu K’Rưm", "112", "30") for n in range(1, rows + 1)], ("", "Cộng", "", "")
    )


def paper(**changes: Any) -> HouseholdList:
    usual: dict[str, Any] = {
        "letterhead": Letterhead(("UBND HUYỆN CƯ JÚT", "UBND XÃ ĐẮK WIL")),
        "title": ("DANH SÁCH HỘ NGHÈO",),
        "list_year": 2019,
        "review_year": 2018,
        "as_of": date(2018, 11, 15),
        "columns": COLUMNS,
        "groups": [group("I. Thôn Quảng Tín", 3)],
        "place_and_date": "Đắk Wil, ngày 15 tháng 11 năm 2018",
        "signatures": (Signature("NGƯỜI LẬP"), Signature("CHỦ TỊCH", SIGN_AND_SEAL)),
    }
    return HouseholdList(**{**usual, **changes})


def pages(model: HouseholdList) -> list[str]:
    reader = PdfReader(io.BytesIO(render_household_list(model, created=CREATED)))
    return [unicodedata.normalize("NFC", page.extract_text()) for page in reader.pages]


def fonts_of(data: bytes) -> set[tuple[str, bool]]:
    """Name of each font, and whether its letters are embedded."""
    found = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            embedded = "/FontFile2" in inner["/FontDescriptor"]
            found.add((inner["/BaseFont"].partition("+")[2], embedded))
    return found


def test_every_vietnamese_letter_survives_from_tinos_alone() -> None:
    assert len(set(LETTERS)) == 146
    rows = [("1", LETTERS[:73], "", ""), ("2", LETTERS[73:], "", ""), ("3", HIGHLAND, "", "")]
    data = render_household_list(paper(groups=[ListGroup("Chữ", rows)]), created=CREATED)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    seen = unicodedata.normalize("NFC", text)
    assert set(LETTERS) - set(seen) == set()
    assert set(HIGHLAND) - set(seen) <= {" "}
    names = fonts_of(data)
    assert {name for name, _ in names} == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}
    assert all(embedded for _, embedded in names)


@pytest.mark.parametrize(("rows", "part"), [(3, ("2", "A")), (501, ("2", "U"))])
def test_it_is_archival_and_small_lists_can_be_read_aloud(rows: int, part: tuple[str, str]) -> None:
    data = render_household_list(paper(groups=[group("I. Thôn 1", rows)]), created=CREATED)
    reader = PdfReader(io.BytesIO(data))
    described = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert f"<pdfaid:part>{part[0]}</pdfaid:part>" in described
    assert f"<pdfaid:conformance>{part[1]}</pdfaid:conformance>" in described
    assert ("<pdfuaid:part>1</pdfuaid:part>" in described) == (rows == 3)
    assert ("/StructTreeRoot" in reader.trailer["/Root"]) == (rows == 3)
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.metadata is not None
    assert reader.metadata.title == "DANH SÁCH HỘ NGHÈO"


def test_the_same_list_gives_the_same_paper() -> None:
    assert render_household_list(paper(), created=CREATED) == render_household_list(paper(), created=CREATED)
    reader = PdfReader(io.BytesIO(render_household_list(paper(), created=CREATED)))
    assert reader.metadata is not None
    assert reader.metadata.creation_date == CREATED


def test_the_first_page_carries_letterhead_title_years_and_the_last_the_places_to_sign() -> None:
    (text,) = pages(paper(number="Số: 12/DS-UBND", subtitle=("Toàn xã",), notes=("Ghi chú: thử.",)))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND XÃ ĐẮK WIL",
        "Số: 12/DS-UBND",
        "Đắk Wil, ngày 15 tháng 11 năm 2018",
        "DANH SÁCH HỘ NGHÈO",
        "năm 2019",
        "năm 2018",
        "Toàn xã",
        "Ghi chú: thử.",
        "CHỦ TỊCH",
        "(Ký tên, đóng dấu)",
    ):
        assert said in text


def test_every_page_carries_marks_header_village_date_check_and_its_number() -> None:
    marks = ("Dữ liệu minh họa", "Bảng điểm minh họa")
    groups = [group("I. Thôn Quảng Tín", 60), group("II. Bon Bu N’Đoh", 60)]
    found = pages(paper(groups=groups, marks=marks, checksum="ab12" * 16))
    assert len(found) > 2
    for number, text in enumerate(found, start=1):
        assert "DỮ LIỆU MINH HỌA · BẢNG ĐIỂM MINH HỌA" in text
        assert "Số liệu đến ngày 15/11/2018 · Mã kiểm tra ab12ab12ab12ab12" in text
        assert f"Trang {number}/{len(found)}" in text
    for text in found[:-1]:
        assert "Chủ hộ" in text
        assert "(4)" in text
        assert "Thôn Quảng Tín" in text or "Bon Bu N’Đoh" in text


def test_without_marks_there_is_no_mark() -> None:
    assert "MINH HỌA" not in pages(paper())[0]


def test_the_watermark_lies_behind_the_text_of_the_page() -> None:
    text = pages(paper(marks=("Dữ liệu minh họa",)))[0]
    assert text.upper().count("DỮ LIỆU MINH HỌA") == 2


def test_in_english_the_fixed_words_are_english() -> None:
    text = pages(paper(language="en"))[0]
    assert "Page 1/1" in text
    assert "Figures as of 15/11/2018" in text
    assert "List for 2019, from the review of 2018" in text


def test_portrait_and_a_total() -> None:
    (text,) = pages(paper(landscape=False, numbers=False, total=("", "TỔNG CỘNG", "", "")))
    assert "TỔNG CỘNG" in text
    assert "(1)" not in text


def test_texts_are_printed_as_they_are() -> None:
    rows = [("1", "#panic() $x$ *a* _b_ <c> @d \\ `e` [f]", "=1+1", "")]
    assert "#panic() $x$ *a* _b_ <c> @d \\ `e` [f]" in pages(paper(groups=[ListGroup("I", rows)]))[0]


def test_a_row_of_another_length_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="3 texts for 4 columns"):
        render_household_list(paper(groups=[ListGroup("I", [("1", "a", "b")])]), created=CREATED)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_household_list(paper(), created=CREATED.replace(tzinfo=None))


def test_data_that_do_not_fit_the_template_name_it() -> None:
    with pytest.raises(TemplateError, match="household_list"):
        render_pdf("household_list", {"title": []}, created=datetime(2018, 11, 15, tzinfo=UTC))


def test_missing_letters_are_named_with_the_way_to_get_them(tmp_path: Path) -> None:
    assert missing_faces(FONTS) == []
    (tmp_path / "Tinos-Bold.ttf").touch()
    assert missing_faces(tmp_path) == ["Tinos-Regular.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"]
    with pytest.raises(render.FontsMissingError, match="make setup"):
        render.fonts_in(tmp_path)
