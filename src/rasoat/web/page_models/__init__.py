"""What each page shows, as frozen dataclasses: a view fills one from queries, a template reads it."""
