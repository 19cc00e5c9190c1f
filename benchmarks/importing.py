"""P5: a workbook of 150,000 rows read, checked and committed whole, by the command people use."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fastexcel

from benchmarks.bar import Measured
from rasoat.surveys.survey import SurveyedHousehold
from rasoat.surveys.template import survey_template

COMMUNE = "24616"
ROWS = 150_000
SYLLABLES = (
    "An",
    "Bình",
    "Cát",
    "Dung",
    "Giang",
    "Hoa",
    "Khôi",
    "Lan",
    "Mai",
    "Nga",
    "Phúc",
    "Quý",
    "Sen",
    "Thu",
)
EMPTY_PROVINCE = """
import django; django.setup()
from rasoat.cli.django_setup import database
from rasoat.demonstration.load import ensure_loaded
from rasoat.people.preparation import prepare
with database():
    prepare(); ensure_loaded(communes=())
"""
COPY_ROWS = """
import json, sys, time, django; django.setup()
from django.db import connection
from rasoat.cli.django_setup import database
rows = json.load(open(sys.argv[1]))
with database(), connection.cursor() as cursor:
    cursor.execute("CREATE TEMP TABLE floor (line text)")
    begun = time.perf_counter()
    with cursor.copy("COPY floor (line) FROM STDIN") as copy:
        for row in rows:
            copy.write_row((row,))
    print(time.perf_counter() - begun)
"""


def import_a_workbook() -> Measured:
    """Seconds and memory of ``rasoat survey import`` on 150,000 rows, beside a bare read and COPY."""
    with tempfile.TemporaryDirectory(prefix="rasoat-p5-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)  # the database runs as a user of its own when we are root
        workbook = Path(folder) / "survey.xlsx"
        environment = {**os.environ, "RASOAT_HOME": f"{folder}/data", "RASOAT_PASSWORD": "trinhdien",
                       "DJANGO_SETTINGS_MODULE": "rasoat.config.settings"}  # fmt: skip
        households, rows = _write(workbook, environment)
        _python(environment, EMPTY_PROVINCE)
        floor = _read(workbook, Path(folder) / "rows.json")
        floor += float(_python(environment, COPY_ROWS, f"{folder}/rows.json"))
        command = [f"{Path(sys.executable).parent}/rasoat", "survey", "import", str(workbook), "--as", "xa"]
        spent, memory = _run(command, environment)
    return Measured(
        f"{spent:.1f} s, {memory:.0f} MB",
        f"fastexcel read + COPY {floor:.1f} s",
        f"{spent / floor:.1f} x",
        spent <= 30 and memory <= 700,
        f"{rows:,} rows, {households:,} households, xlsx",
    )


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak megabytes of a command."""
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(program.pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    return time.perf_counter() - begun, used.ru_maxrss / 1_000


def _python(environment: dict[str, str], code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def _write(target: Path, environment: dict[str, str]) -> tuple[int, int]:
    """A workbook of one commune with ROWS rows of households and members; its households and rows."""
    os.environ.update(environment)
    import django

    django.setup()
    from rasoat.demonstration.workbook import commune_survey

    survey = commune_survey(COMMUNE)
    households, rows = [], 0
    for household in _repeated(survey.households):
        rows += 1 + household.size
        if rows > ROWS:
            break
        households.append(household)
    target.write_bytes(survey_template(survey.header, survey.rules, households, filled=True))
    return len(households), sum(1 + one.size for one in households)


def _repeated(households: tuple[SurveyedHousehold, ...]) -> Iterator[SurveyedHousehold]:
    """The same households over and over, each time with other names and numbers."""
    for turn, syllables in enumerate(itertools.product(SYLLABLES, repeat=3)):
        for number, one in enumerate(households):
            members = tuple(
                replace(member, name=f"{member.name} {' '.join(syllables)}", identity_number=None)
                for member in one.members
            )
            yield replace(one, local_number=str(turn * len(households) + number + 1), members=members)


def _read(workbook: Path, kept: Path) -> float:
    """Seconds for a bare read of every sheet; its rows are kept for the COPY."""
    begun = time.perf_counter()
    book = fastexcel.read_excel(workbook)
    tables = [book.load_sheet(name, header_row=None, dtypes="string").to_arrow() for name in book.sheet_names]
    spent = time.perf_counter() - begun
    rows = [json.dumps(list(row.values()), default=str) for table in tables for row in table.to_pylist()]
    kept.write_text(json.dumps(rows), encoding="utf-8")
    return spent
