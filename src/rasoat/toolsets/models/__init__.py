"""One concept a file."""

from rasoat.toolsets.models.brought_sheet import BroughtSheet, BroughtState

__all__ = ["BroughtSheet", "BroughtState"]
