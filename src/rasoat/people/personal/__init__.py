"""Personal values in the trail: kept encrypted, each subject under a key that can be destroyed."""
