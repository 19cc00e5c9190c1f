"""Bringing units in: provinces from their files, villages from rows. Verbs of ``people`` call these."""
