"""The verbs of the register, one a file."""
