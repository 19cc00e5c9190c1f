"""The verbs of an in-year case, one a file."""
