"""How the guard looks into an archive."""
