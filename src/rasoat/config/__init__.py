"""Settings, addresses, the database and its server: everything that joins the rooms together."""
