"""Guarded readers of workbooks, the one writer of workbooks and CSV, and paper as PDF/A."""
