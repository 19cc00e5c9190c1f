"""What the law covers, and what it does not know."""

from datetime import date

from rasoat.law.coverage import CERTAINTY, coverage, unknown_values
from rasoat.law.model.sourced import Certainty
from rasoat.law.reading.load import shipped


def test_every_file_with_dated_values_is_covered() -> None:
    law = shipped()
    folders = (law.standards, law.sheets, law.procedures, law.lists, law.reports, law.regions, law.tiers)
    assert set(coverage(law)) == {file.path for folder in folders for file in folder.values()}


def test_a_threshold_is_shown_with_area_date_certainty_and_place() -> None:
    rows = coverage(shipped())["standards/vn-2016-2020.toml"]
    row = next(
        row for row in rows if row.what.en == "Lower B1 cut, rural" and row.since == date(2018, 11, 10)
    )
    assert (row.value.vi, row.certainty) == ("120", Certainty.TEXT)
    assert row.source == "14/2018/TT-BLĐTBXH, Điều 1 khoản 5"


def test_large_numbers_are_grouped_as_each_language_does() -> None:
    rows = coverage(shipped())["standards/vn-2022-2026.toml"]
    row = next(row for row in rows if row.what.en == "Poverty line, rural")
    assert (row.value.vi, row.value.en) == ("1.500.000", "1,500,000")


def test_what_is_not_known_has_no_value_and_is_listed_by_name() -> None:
    rows = coverage(shipped())["standards/vn-2027-2030.toml"]
    cuts = [row for row in rows if row.what.en.startswith(("B1 cut", "B2 cut"))]
    assert {row.value.vi for row in cuts} == {""}
    places = [place for place, _ in unknown_values(shipped())]
    assert "standards/vn-2027-2030.toml › threshold.b1_cut.value_from#1" in places
    assert "standards/vn-2016-2020.toml › form_a.item.ninth" in places


def test_every_certainty_has_its_words() -> None:
    assert set(CERTAINTY) == set(Certainty)
