"""The published JSON Schema: current, true of every law file we ship, and false of a broken one."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rasoat.law.reading.load import SHIPPED
from rasoat.law.schema import schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "law-schema"
FILES = sorted(SHIPPED.rglob("*.toml"))


def as_json(path: Path) -> Any:
    return json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=str))


def validator_for(path: Path) -> Draft202012Validator:
    folder = path.relative_to(SHIPPED).parts[0].removesuffix(".toml")
    return Draft202012Validator(json.loads((PUBLISHED / f"{folder}.schema.json").read_text("utf-8")))


def test_the_published_schemas_are_current() -> None:
    assert {path.name: path.read_text("utf-8") for path in PUBLISHED.glob("*.json")} == schemas()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SHIPPED).as_posix())
def test_a_shipped_file_follows_its_schema(path: Path) -> None:
    assert [error.message for error in validator_for(path).iter_errors(as_json(path))] == []


def test_a_half_point_does_not_follow_the_schema() -> None:
    path = SHIPPED / "sheets" / "vn-2016-2020" / "urban.toml"
    sheet = as_json(path)
    sheet["item"][0]["band"][0]["points"] = 7.5
    assert not validator_for(path).is_valid(sheet)


def test_an_unknown_key_does_not_follow_the_schema() -> None:
    path = SHIPPED / "tiers" / "vn.toml"
    assert not validator_for(path).is_valid(as_json(path) | {"formula": "1"})
