"""Lists of past years in whatever layout: recognised, confirmed by a person, read row by row."""
