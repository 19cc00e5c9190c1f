"""Frozen bytes, known by their hash: what came in, what was rendered, what was published."""
