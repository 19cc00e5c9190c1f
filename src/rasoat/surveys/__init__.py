"""A commune's survey as a workbook, without a server: template, reader, classification, lists."""
