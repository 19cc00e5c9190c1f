"""How the one writer lays out a sheet."""
