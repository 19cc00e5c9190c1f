"""The workbook in which an office copies the points of its annex: template out, checked sheet in."""

from rasoat.toolsets.sheet_workbook.reading import import_sheet
from rasoat.toolsets.sheet_workbook.writing import write_template

__all__ = ["import_sheet", "write_template"]
