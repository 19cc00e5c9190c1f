"""One concept a file."""

from rasoat.safekeeping.models.run import Kind, Run

__all__ = ["Kind", "Run"]
