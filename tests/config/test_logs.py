"""The log: one line an event, in UTC, without the values of a refused row."""

import logging
import sys

import pytest
from django.db import IntegrityError, connection, transaction

from rasoat.config.logs import Plain


def line(message: str, *values: object, exc_info: object = None) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, values, exc_info)
    record.created = 1_772_330_584.25
    return Plain().format(record)


def test_a_line_says_when_with_its_offset():
    assert line("Not Found: %s", "/x") == "2026-03-01T02:03:04+00:00 WARNING django.request: Not Found: /x"


@pytest.mark.parametrize("letter", ["\n", "\r", "\x1b", "\u2028", "\x85", "\0"])
def test_nobody_forges_a_line(letter):
    said = line("Not Found: %s", f"/x{letter}2026 ERROR forged")
    assert letter not in said
    assert len(said.splitlines()) == 1


@pytest.mark.django_db
def test_values_of_a_refused_row_are_not_in_the_log():
    name = "Trần Thị Hoà"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE named (name text UNIQUE)")
        cursor.execute("INSERT INTO named VALUES (%s)", [name])
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            cursor.execute("INSERT INTO named VALUES (%s)", [name])
    assert name in str(caught.value)
    said = line("failed", exc_info=(caught.type, caught.value, caught.tb))
    assert "duplicate key" in said
    assert name not in said


def test_what_is_not_from_the_database_is_told_whole():
    try:
        raise KeyError("place of the fault")
    except KeyError:
        said = line("failed", exc_info=sys.exc_info())
    assert "place of the fault" in said
    assert __name__.rpartition(".")[2] in said
