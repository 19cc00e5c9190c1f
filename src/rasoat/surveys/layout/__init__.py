"""What a survey workbook looks like: one description that the template and the reader share."""
