"""From TOML files to a checked law."""
