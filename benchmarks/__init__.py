"""The measured goals of the house: one bar, one command, one line."""
