"""Sealing the trail: keyed entries, chains, seals, and the proof that nothing was changed. Knows no pages."""
