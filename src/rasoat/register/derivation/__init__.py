"""The present state of households, computed from their events: one fold, one way into the tables."""
