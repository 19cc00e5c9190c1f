"""Everything held about a household or one of its members, gathered and put on paper."""
