"""How sheets and tables are read."""
