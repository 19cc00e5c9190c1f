"""The review of a village, step by step, from its list to its recognition."""
