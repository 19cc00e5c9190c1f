"""A past list from the command line, from its file to its reconciled year."""

import pytest
from command_line import PASSWORD, run
from past_lists import Line, workbook

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def login(own_database, small_province, person_at):
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(PASSWORD)
    who.person.save()
    return who.person.login


def test_a_year_is_brought_in_and_reconciled(login, tmp_path):
    def done(*words: str) -> str:
        status, said = run("past", *words, "--as", login)
        assert status == 0, said
        return said

    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(workbook([Line("Trần Thị Một")]))
    assert "File 1 (staged): 1 households" in done(
        "begin", str(file), "--year", "2017", "--meaning", "review", "--as-proposed"
    )
    done("settle-certain", "1")
    assert "File 1 (done): 1 households, 1 written" in done("write", "1")
    done("complete", "24601", "--list-year", "2018")
    figures = ("--class", "poor", "--households", "2", "--source", "QĐ 12/QĐ-UBND")
    done("published", "24601", "--list-year", "2018", *figures)
    status, said = run("past", "report", "24601", "--list-year", "2018", "--as", login)
    assert (status, "Xã Đồi Cao\tpoor\t0 → 1\t2\topen" in said) == (1, True), said
