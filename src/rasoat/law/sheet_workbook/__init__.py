"""A score sheet as rows of a table, and back: the mapping behind the workbook that an office fills.

No files are read or written here; whoever brings the rows knows the cell of every value.
"""
