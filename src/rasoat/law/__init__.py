"""The law as dated data, and its readings: score and explain one household in plain Python."""
