"""Who may be the same person, which households the same household, and why: plain functions over plain records."""
