"""Accounts, roles, assignments to areas, who may see which rows, and the trail of what was done."""
