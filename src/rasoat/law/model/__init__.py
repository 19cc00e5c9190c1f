"""The models that law files are read into."""
