"""Reading the files of a province (places/data/README.md). Touches no database."""

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.places.loading.file_checks import check_files
from rasoat.places.loading.file_rows import PeriodRow, ProvinceFiles, Source, SuccessionRow

Row = TypeVar("Row", bound=BaseModel)


def shipped(province: str) -> Traversable:
    """The folder carried with the software ("67-dak-nong"). LookupError when there is none."""
    folder = files("rasoat.places") / "data" / province
    if not folder.is_dir():
        raise LookupError(f"no units of {province} are carried with the software")
    return folder


def read_province(folder: Traversable) -> ProvinceFiles:
    """Read and check the three files of ``folder``. Raises ``Refused`` with every fault, by file and line."""
    faults: list[Problem] = []
    periods = _read_csv(folder / "units.csv", PeriodRow, faults)
    successions = _read_csv(folder / "successions.csv", SuccessionRow, faults)
    sources = _read_sources(folder / "sources.toml", faults)
    province = ProvinceFiles(tuple(periods), tuple(successions), sources)
    faults = faults or list(check_files(province))
    if faults:
        raise Refused(faults)
    return province


def _read_csv(file: Traversable, shape: type[Row], faults: list[Problem]) -> list[Row]:
    rows: list[Row] = []
    for line, cells in enumerate(csv.DictReader(file.read_text(encoding="utf-8").splitlines()), start=2):
        try:
            rows.append(shape.model_validate(cells))
        except ValidationError as errors:
            faults += _faults_of(errors, f"{file.name}:{line}")
    return rows


def _read_sources(file: Traversable, faults: list[Problem]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
        try:
            sources[key] = Source.model_validate(entry)
        except ValidationError as errors:
            faults += _faults_of(errors, f"{file.name} › {key}")
    return sources


def _faults_of(errors: ValidationError, place: str) -> Iterator[Problem]:
    for error in errors.errors():
        column = " › ".join(str(part) for part in error["loc"])
        yield Problem(
            "units.bad_value",
            f"{place} › {column}",
            Words(
                f"giá trị “{error['input']}” không đúng.", f"“{error['input']}” will not do: {error['msg']}."
            ),
            Words("Xem cột này trong places/data/README.md.", "See this column in places/data/README.md."),
        )
