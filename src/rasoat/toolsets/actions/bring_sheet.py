"""A filled workbook comes in: checked whole, kept with its hash, waiting for a second person."""

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.building import BuiltSheet
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.toolsets.models import BroughtSheet
from rasoat.toolsets.sheet_workbook import import_sheet

VERB = "sheet.import"


@transaction.atomic
def bring_sheet(workbook: bytes, file_name: str, law: Law, *, acting_user: ActingUser) -> BroughtSheet:
    """Keep the sheet that ``workbook`` holds.

    Raises ``NotAllowed``, or ``Refused`` with every fault and its cell, also when the same sheet is there.
    """
    require(acting_user, VERB, acting_user.unit_path)
    built = import_sheet(law, workbook, file_name)
    if there := BroughtSheet.objects.filter(sha256=built.sha256).first():
        raise Refused([_there_already(file_name, there)])
    sheet = _keep(built, file_name, acting_user)
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("sheet", sheet.sheet),
        unit_path=acting_user.unit_path,
        details={"sha256": sheet.sha256, "file_name": file_name},
    )
    return sheet


def _keep(built: BuiltSheet, file_name: str, acting_user: ActingUser) -> BroughtSheet:
    return BroughtSheet.objects.create(
        sheet=built.sheet.id,
        standard=built.sheet.standard,
        area=built.sheet.area,
        region=built.sheet.region,
        since=built.sheet.since,
        content=built.stored,
        sha256=built.sha256,
        file_name=file_name,
        brought_by=acting_user.person,
    )


def _there_already(file_name: str, there: BroughtSheet) -> Problem:
    return Problem(
        "sheet.there_already",
        file_name,
        Words(
            f"Bảng điểm này đã được nhập ngày {there.brought_at:%d/%m/%Y} từ tệp {there.file_name}.",
            f"This sheet was brought in on {there.brought_at:%Y-%m-%d} from {there.file_name}.",
        ),
        Words("Không cần nhập lại.", "There is no need to bring it in again."),
    )
