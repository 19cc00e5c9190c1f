"""Reading lists of past years: files, what is to settle, what came of a year, how far units are."""
