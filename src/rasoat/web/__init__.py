"""Pages for people: thin, they call queries and verbs of the rooms below and hold no rules."""
