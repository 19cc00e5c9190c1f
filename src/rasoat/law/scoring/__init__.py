"""The first reading of the law: score and explain one household in plain Python."""
