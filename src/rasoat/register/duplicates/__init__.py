"""Who may be one person, which households one household, and why: plain functions over plain records."""
