"""``rasoat demo`` as people type it."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from rasoat.cli.main import rasoat

TRUC_SON = "24661"


def run(*arguments):
    return CliRunner().invoke(rasoat, ["demo", *map(str, arguments)])


def test_generate_writes_lines_and_says_their_hash(tmp_path):
    result = run("generate", "--commune", TRUC_SON, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    for name in ("villages.jsonl", "households.jsonl"):
        content = (tmp_path / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() in result.output
        lines = [json.loads(line) for line in content.decode().splitlines()]
        assert lines
        assert all(line["demonstration"] and line["commune"] == TRUC_SON for line in lines)


def test_another_seed_gives_other_bytes(tmp_path):
    run("generate", "--commune", TRUC_SON, "--out", tmp_path / "one")
    run("generate", "--commune", TRUC_SON, "--out", tmp_path / "other", "--seed", 7)
    one, other = ((tmp_path / each / "households.jsonl").read_bytes() for each in ("one", "other"))
    assert one != other


def test_a_workbook_needs_no_database_that_is_ready(home_folder, tmp_path):
    """Without a demonstration its households have no codes yet; the workbook is written all the same."""
    target = tmp_path / "phieu.xlsx"
    command = [
        Path(sys.executable).parent / "rasoat",
        "demo",
        "workbook",
        "--commune",
        TRUC_SON,
        "--out",
        target,
    ]
    environment = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    environment |= {"RASOAT_HOME": str(home_folder), "DJANGO_SETTINGS_MODULE": "rasoat.config.settings"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_size > 10_000
