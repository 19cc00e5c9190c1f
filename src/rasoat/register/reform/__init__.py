"""Households follow their villages through a reform of units: what moves, what must be chosen, doing it."""
