"""Filling page models from the law, where that takes more than a line."""
