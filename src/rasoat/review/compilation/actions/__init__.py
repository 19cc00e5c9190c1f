"""The verbs of compiling, one a file."""
