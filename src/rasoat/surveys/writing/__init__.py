"""The survey workbook as it is handed out."""
