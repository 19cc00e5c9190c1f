"""Nothing stands twice in a file: ids, numbers, ranks."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.walk import fault, files_of, name_of, parts
from rasoat.law.model.sourced import LawModel, Sourced
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law


def ids_stand_once(law: Law) -> Iterator[Problem]:
    """In one list an id stands once; a dated entry once for each date."""
    for file in files_of(law):
        for key, model in parts(law, file):
            for name, found in type(model).model_fields.items():
                entries = [one for one in _entries(getattr(model, name)) if name_of(one)]
                if len(entries) < 2:
                    continue
                place = f"{key}.{found.alias or name}".lstrip(".")
                yield from _same_date(file, place, (one for one in entries if isinstance(one, Sourced)))
                yield from _twice(file, place, (one for one in entries if not isinstance(one, Sourced)))


def numbers_stand_once(law: Law) -> Iterator[Problem]:
    """Two different items, or indicators, of one list have different numbers; classes different ranks."""
    for file in files_of(law):
        for name, what in (("items", "no"), ("indicators", "no"), ("classes", "rank")):
            entries = _entries(getattr(file.says, name, ()))
            used = {(name_of(one), getattr(one, what)) for one in entries}
            for number, count in Counter(number for _, number in used).items():
                if count > 1:
                    yield fault(
                        "same_number", file, f"{name} › {what} = {number}",
                        Words(f"Số {number} dùng cho {count} mục.", f"{number} stands {count} times."),
                        Words("Đánh số lại theo thứ tự của biểu.", "Number them as the form does."),
                    )  # fmt: skip


def _entries(value: object) -> list[LawModel]:
    return [one for one in value if isinstance(one, LawModel)] if isinstance(value, tuple) else []


def _same_date(file: LawFile[LawModel], place: str, entries: Iterable[Sourced]) -> Iterator[Problem]:
    for (name, since), count in Counter((name_of(one), one.since) for one in entries).items():
        if count > 1:
            yield fault(
                "same_date", file, f"{place}.{name}",
                Words(f"Mã “{name}” có {count} giá trị cùng từ ngày {since:%d/%m/%Y}.",
                      f"'{name}' has {count} values from the same date, {since}."),
                Words("Giữ một giá trị cho mỗi ngày; không sửa giá trị cũ, thêm giá trị có ngày mới.",
                      "Keep one value for a date; never edit an old one, add one with a new date."),
            )  # fmt: skip


def _twice(file: LawFile[LawModel], place: str, entries: Iterable[LawModel]) -> Iterator[Problem]:
    for name, count in Counter(name_of(one) for one in entries).items():
        if count > 1:
            yield fault(
                "duplicate", file, f"{place}.{name}",
                Words(f"Mã “{name}” có {count} lần.", f"The id '{name}' stands {count} times."),
                Words("Đặt mã khác hoặc bỏ mục trùng.", "Give another id or remove the repetition."),
            )  # fmt: skip
