"""The sheet of faults that a marked workbook carries, known by its name so that reading leaves it out."""

FAULT_SHEET = "Lỗi (Faults)"


def is_fault_sheet(name: str) -> bool:
    """Whether a sheet was added by an earlier marking; a copy of it ("Lỗi (Faults) (2)") counts too."""
    return name.strip().startswith(FAULT_SHEET)
