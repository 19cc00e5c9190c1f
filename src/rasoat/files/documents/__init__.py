"""Papers as PDF/A, set by typst in Tinos."""
