"""The verbs of the review, one a file. Each is called within ``acting``."""
