import pytest

from rasoat.places.models import Level
from rasoat.places.unit_types import search_text, split_type, type_named


@pytest.mark.parametrize(
    ("text", "level", "parts"),
    [
        ("xã Đắk Ha", Level.COMMUNE, ("Xã", "Đắk Ha")),
        ("XA  Đắk Ha", Level.COMMUNE, ("Xã", "Đắk Ha")),
        ("TT. Đắk Mil", Level.COMMUNE, ("Thị trấn", "Đắk Mil")),
        ("thị trấn Đắk Mil", Level.COMMUNE, ("Thị trấn", "Đắk Mil")),
        ("Tổ dân phố 3", Level.VILLAGE, ("Tổ dân phố", "3")),
        ("Tổ 3", Level.VILLAGE, ("Tổ", "3")),
        ("TDP 3", Level.VILLAGE, ("Tổ dân phố", "3")),
        ("Bon", Level.VILLAGE, (None, "Bon")),
        ("Đắk Ha", Level.COMMUNE, (None, "Đắk Ha")),
        ("Xã Đắk Ha", Level.VILLAGE, (None, "Xã Đắk Ha")),
        ("TP Gia Nghĩa", Level.DISTRICT, ("Thành phố", "Gia Nghĩa")),
        ("", Level.COMMUNE, (None, "")),
    ],
)
def test_the_type_is_parted_from_the_name(text, level, parts):
    assert split_type(text, level) == parts


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("buon", Level.VILLAGE, "Buôn"),
        ("TDP", Level.VILLAGE, "Tổ dân phố"),
        ("tdp", Level.COMMUNE, None),
        ("Huyện", Level.COMMUNE, None),
        ("", Level.VILLAGE, None),
    ],
)
def test_types_are_known_in_any_case(text, level, name):
    assert type_named(text, level) == name


def test_search_text_has_every_spelling_and_both_readings_of_the_apostrophe():
    assert search_text("Xã", "R'Moan", ["Rmuôn"]) == " xa rmoan | xa rmuon | xa r moan"
