"""Events: what they say, and the one way they are written."""
