"""Reads of the review. Each starts from what the asking person may see."""
