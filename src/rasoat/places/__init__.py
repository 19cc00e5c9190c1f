"""Administrative units through time, and the installation this database belongs to."""
