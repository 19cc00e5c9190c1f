"""The forms by which what happens to a household is recorded: what each shows, and what it does."""
