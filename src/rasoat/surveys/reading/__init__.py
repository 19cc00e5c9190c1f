"""From a workbook to a survey: every fault named with its cell, or the whole survey."""
