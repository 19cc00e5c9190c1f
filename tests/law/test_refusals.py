"""Every refusal, shown on a small law broken in one place: file and key are named, in both languages."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from rasoat.common.problems import Problem, Refused
from rasoat.law.reading.details import OF_MODELS
from rasoat.law.reading.load import SHIPPED, load

HERE = Path(__file__).parent
SMALL = HERE / "small"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((HERE / "refusals").glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]


def broken(case: dict[str, str], directory: Path) -> Path:
    """The small law in ``directory`` with the change of the case."""
    shutil.copytree(SMALL, directory, dirs_exist_ok=True)
    path = directory / case["file"]
    text = (directory / case.get("copy", case["file"])).read_text("utf-8")
    find, put = case.get("find", "").rstrip(" "), case.get("put", "").rstrip(" ")
    assert find in text, "the case does not fit the small law any more"
    path.write_text(text.replace(find, put, 1) if find else text, "utf-8")
    return directory


def refusals(directory: Path) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        load(directory)
    return list(refused.value.problems)


def test_the_small_law_holds_together() -> None:
    assert load(SMALL).standards.keys() == {"s"}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_law_is_refused_by_file_and_key_in_both_languages(case: dict, tmp_path: Path) -> None:
    problems = refusals(broken(case, tmp_path))
    assert (case["rule"], case["place"]) in [(one.rule, one.place) for one in problems]
    assert {one.rule for one in problems} <= {case["rule"], *case.get("also", [])}
    for one in problems:
        assert all((*one.what, *one.remedy))
        assert one.what.vi != one.what.en


def source_of(folder: str) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((SHIPPED.parent / folder).glob("*.py")))


def test_what_the_models_say_is_there_in_vietnamese() -> None:
    said = re.findall(r'raise ValueError\("([^"]+)"\)', source_of("model"))
    assert said
    assert set(said) <= set(OF_MODELS)


def test_every_rule_of_the_checks_has_a_case() -> None:
    rules = {f"law.{name}" for name in re.findall(r'fault\(\s*"([a-z_]+)"', source_of("checks"))}
    shown = {case.values[0]["rule"] for case in CASES}
    assert rules - shown == set()


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for path, find, put in (
        ("sheets/urban.toml", "tile = 30", "tile = 30.5"),
        ("regions/r.toml", "since = 2018-01-01\n", ""),
    ):
        text = (tmp_path / path).read_text("utf-8")
        (tmp_path / path).write_text(text.replace(find, put), "utf-8")
    assert {one.rule for one in refusals(tmp_path)} == {"law.value", "law.undated"}
