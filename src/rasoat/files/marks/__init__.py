"""How faults are put on a workbook, and known again."""
