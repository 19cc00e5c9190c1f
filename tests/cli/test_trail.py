"""``rasoat trail`` as people type it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from pypdf import PdfReader

from rasoat.cli.main import rasoat
from rasoat.people.acting import acting
from rasoat.people.models import TrailVerification
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record_read

HOUSEHOLD = "1000000015"


def run(*words: object) -> Result:
    return CliRunner().invoke(rasoat, ["trail", *map(str, words)])


@pytest.fixture(autouse=True)
def read(own_database, small_province, settings, tmp_path) -> None:
    """Somebody looked at a household, in a system with roots of its own."""
    settings.SEALS = tmp_path / "seals"
    installer = system_actor("system.installer")
    with acting(installer):
        record_read(
            "household.read",
            acting_user=installer,
            subject=Subject("household", HOUSEHOLD),
            unit_path=small_province.upper.path,
        )


@pytest.fixture
def auditor(person_at, small_province) -> list[str]:
    """Words that name the auditor of the district ``north``."""
    person = person_at(small_province.north, "auditor").person
    person.set_password("trinhdien")
    person.save()
    return ["--as", person.login, "--password", "trinhdien"]


def test_seal_then_verify_says_whole():
    assert "Đã niêm phong" in run("seal").output
    done = run("verify")
    assert done.exit_code == 0, done.output
    assert "✓ Nhật ký nguyên vẹn." in done.output
    assert "✓ The trail is whole." in done.output
    assert TrailVerification.objects.get().state == "whole"


def test_a_broken_trail_is_named_and_the_exit_status_is_one(settings, tmp_path, small_province):
    run("seal")
    (tmp_path / "seals" / "roots.jsonl").write_text(
        (tmp_path / "seals" / "roots.jsonl").read_text().replace('"root": "', '"root": "00')
    )
    done = run("verify")
    assert done.exit_code == 1
    assert "✗ seals: roots.jsonl #1 (1): cơ sở dữ liệu và tệp mã gốc khác nhau" in done.output
    assert TrailVerification.objects.get().state == "broken"


def test_the_root_is_said_written_for_paper_and_found_again(tmp_path):
    run("seal")
    paper = tmp_path / "root.pdf"
    said = run("root", "--pdf", paper)
    assert said.exit_code == 0, said.output
    root = said.output.split()[-1]
    text = PdfReader(paper).pages[0].extract_text()
    assert root[:8] in text
    assert "MÃ GỐC CỦA NHẬT KÝ HỆ THỐNG" in text
    assert run("verify", "--root", root).exit_code == 0
    for wrong in ("00" * 32, "not a root", ""):
        lost = run("verify", "--root", wrong)
        assert lost.exit_code == 1
        assert "không còn trong nhật ký" in lost.output


def test_there_is_no_root_before_the_first_seal():
    assert run("root").exit_code == 1


def test_export_writes_what_the_person_may_see(tmp_path, auditor, small_province):
    lines = tmp_path / "trail.jsonl"
    done = run("export", lines, *auditor)
    assert done.exit_code == 0, done.output
    entries = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    [entry] = [one for one in entries if one["verb"] != "signin.done"]
    assert entry["about"] == {"kind": "household", "code": HOUSEHOLD}
    assert entry["sentence"].endswith(f"đã xem hồ sơ hộ {HOUSEHOLD}.")
    workbook = tmp_path / "trail.xlsx"
    assert run("export", workbook, "--unit", "24601", "--from", "2001-01-01", *auditor).exit_code == 0
    assert workbook.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("unit", ["24603", "99999"])
def test_a_foreign_unit_does_not_exist(unit, tmp_path: Path, auditor):
    done = run("export", tmp_path / "x.jsonl", "--unit", unit, *auditor)
    assert done.exit_code == 2
    assert "no unit" in done.output
    assert not (tmp_path / "x.jsonl").exists()


def test_forgetting_needs_the_permission(auditor):
    done = run("forget", "person", "an", "--reason", "đơn", *auditor)
    assert done.exit_code != 0


def test_a_restore_is_accepted_with_its_reason(tmp_path):
    run("seal")
    done = run("accept-restore", "--reason", "phục hồi bản đêm qua")
    assert done.exit_code == 0, done.output
    assert "phục hồi bản đêm qua" in (tmp_path / "seals" / "roots.jsonl").read_text(encoding="utf-8")
    connection.close()
