"""The verbs of campaigns, one a file."""
