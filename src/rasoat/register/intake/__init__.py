"""A survey on its way in: where its villages are, what the register says to it, what is written."""
