"""In-year review: a household asks in the year to be added or to leave (rà soát thường xuyên)."""
