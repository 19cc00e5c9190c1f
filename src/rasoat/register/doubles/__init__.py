"""Duplicates among households and persons of the register: searched, kept as cases, settled by people."""
