"""Every value cites an instrument that is in the register and was there on its date."""

from collections.abc import Iterator
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.walk import fault, files_of, parts
from rasoat.law.model.instrument import Instrument
from rasoat.law.model.sourced import LawModel, Source
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def instruments_are_registered(law: Law) -> Iterator[Problem]:
    """Every cited instrument stands in the register."""
    for file, key, source, _ in sources(law):
        if source.instrument not in law.register:
            yield fault(
                "unknown_instrument", file, f"{key}.instrument",
                Words(f"Văn bản “{source.instrument}” không có trong danh mục.",
                      f"The instrument '{source.instrument}' is not in the register."),
                Words("Thêm văn bản vào instruments.toml hoặc sửa mã.",
                      "Add it to instruments.toml or mend the id."),
            )  # fmt: skip


def dates_fit_instruments(law: Law) -> Iterator[Problem]:
    """No value begins before its instrument was issued, or after it lapsed."""
    for file, key, source, since in sources(law):
        instrument = law.register.get(source.instrument)
        if instrument is None or since is None:
            continue
        if (begun := _begun(instrument)) and since < begun:
            yield _too_early(file, key, since, instrument)
        if instrument.lapsed and since >= instrument.lapsed:
            yield _too_late(file, key, since, instrument)


def instruments_are_in_order(law: Law) -> Iterator[Problem]:
    """An instrument is issued, comes into force, lapses: in this order."""
    for file in files_of(law):
        for key, model in parts(law, file):
            if isinstance(model, Instrument):
                days = [day for day in (model.issued, model.in_force, model.lapsed) if day]
                if days != sorted(days):
                    yield fault(
                        "instrument_dates", file, key,
                        Words("Ngày ban hành, hiệu lực, hết hiệu lực không theo thứ tự.",
                              "Issued, in force and lapsed are not in order."),
                        Words("Sửa các ngày của văn bản.", "Mend the dates of the instrument."),
                    )  # fmt: skip


def _begun(instrument: Instrument) -> date | None:
    return instrument.issued or instrument.in_force


def sources(law: Law) -> Iterator[tuple[LawFile[LawModel], str, Source, date | None]]:
    """Every source with its key, and the date from which the value it belongs to holds."""
    for file in files_of(law):
        for key, model in parts(law, file):
            source = getattr(model, "source", None)
            if isinstance(source, Source):
                yield file, f"{key}.source".lstrip("."), source, getattr(model, "since", None)


def _too_early(file: LawFile[LawModel], key: str, since: date, instrument: Instrument) -> Problem:
    return fault(
        "before_instrument", file, key.removesuffix("source") + "since",
        Words(f"Giá trị có từ {since:%d/%m/%Y}, trước khi có văn bản {instrument.id}.",
              f"The value holds from {since}, before its instrument {instrument.id} was there."),
        Words("Sửa ngày hoặc dẫn đúng văn bản.", "Mend the date, or cite the right instrument."),
    )  # fmt: skip


def _too_late(file: LawFile[LawModel], key: str, since: date, instrument: Instrument) -> Problem:
    return fault(
        "after_instrument", file, key.removesuffix("source") + "since",
        Words(f"Giá trị có từ {since:%d/%m/%Y}, sau khi văn bản {instrument.id} hết hiệu lực.",
              f"The value holds from {since}, after its instrument {instrument.id} lapsed."),
        Words("Sửa ngày hoặc dẫn đúng văn bản.", "Mend the date, or cite the right instrument."),
    )  # fmt: skip
