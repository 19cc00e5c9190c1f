"""Households, members and codes; events as the only source; assessments, legal status, search, imports."""
