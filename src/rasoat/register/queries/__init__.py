"""Reads of the register. Each starts from what the asking person may see, and answers plain values."""
