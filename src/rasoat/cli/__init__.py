"""Commands: thin, they call verbs and queries and say what came of it."""
