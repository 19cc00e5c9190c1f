"""Campaigns: one run of a review in a province, with its review year, its list year and its standards."""
