"""What this database is, and which day it is in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.remembering import forget, once
from rasoat.common.words import Words
from rasoat.places import models
from rasoat.places.models import InstallationKind

TIME_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
DEMONSTRATION_DAY: Final = date(2018, 11, 15)


class NotInstalled(LookupError):  # noqa: N818 - reads as a sentence where it is raised and caught
    """The database has no installation row yet: ``rasoat init`` or the demonstration makes it."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The one row, read once: a page asks for it a single time."""

    kind: InstallationKind
    issuer: int
    province_id: int
    working_date: date | None

    @property
    def is_demonstration(self) -> bool:
        """Whether everything in this database is invented."""
        return self.kind is InstallationKind.DEMONSTRATION

    @property
    def today(self) -> date:
        """The day all legal clocks read: the working date of a demonstration, else today in Viet Nam."""
        return self.working_date or datetime.now(TIME_ZONE).date()


def current() -> Installation:
    """What this database is; a request asks once. Raises ``NotInstalled`` when nobody has decided it yet."""
    return once(Installation, _current)


def _current() -> Installation:
    row = models.Installation.objects.first()
    if row is None:
        raise NotInstalled("no installation row")
    return Installation(InstallationKind(row.kind), row.issuer, row.province_id, row.working_date)


def today() -> date:
    """The day all legal clocks read. The trail and technical times stay real."""
    return current().today


def is_demonstration() -> bool:
    """Whether everything in this database is invented."""
    return current().is_demonstration


def make_demonstration(*, issuer: int, province_id: int, working_date: date = DEMONSTRATION_DAY) -> None:
    """Decide, for ever, that this database is a demonstration. IntegrityError when it is decided already."""
    models.Installation.objects.create(
        kind=InstallationKind.DEMONSTRATION,
        issuer=issuer,
        province_id=province_id,
        working_date=working_date,
    )


def make_real(*, issuer: int, province_id: int) -> None:
    """Decide, for ever, that this database is real. IntegrityError when it is decided already."""
    models.Installation.objects.create(
        kind=InstallationKind.REAL, issuer=issuer, province_id=province_id, working_date=None
    )


@transaction.atomic
def move_working_date(to: date) -> Installation:
    """Move a demonstration's working date forward. Raises ``Refused`` backwards and when it is real."""
    row = models.Installation.objects.select_for_update().get()
    if row.working_date is None:
        raise Refused([_real()])
    if to < row.working_date:
        raise Refused([_backwards(row.working_date, to)])
    row.working_date = to
    row.save(update_fields=["working_date"])
    forget(Installation)
    return current()


def _real() -> Problem:
    return Problem(
        "installation.real_has_no_working_date",
        "working_date",
        Words("cơ sở dữ liệu thật luôn dùng ngày hôm nay.", "a real installation always uses today's date."),
        Words(
            "Chỉ dữ liệu trình diễn mới đổi được ngày làm việc.",
            "Only a demonstration can move its working date.",
        ),
    )


def _backwards(now: date, to: date) -> Problem:
    return Problem(
        "installation.working_date_backwards",
        "working_date",
        Words(
            f"ngày làm việc đang là {now:%d/%m/%Y}, không lùi về {to:%d/%m/%Y} được.",
            f"the working date is {now:%d/%m/%Y} and cannot go back to {to:%d/%m/%Y}.",
        ),
        Words(
            "Chọn ngày sau, hoặc tạo lại dữ liệu trình diễn từ đầu.",
            "Choose a later day, or make the demonstration anew.",
        ),
    )
