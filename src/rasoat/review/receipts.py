"""Codes by which people follow what they handed in."""

import secrets

from rasoat.common.codes import damm


def new_receipt() -> str:
    """Nine digits: eight by chance and a check digit; nobody can guess another's."""
    digits = f"{secrets.randbelow(10**8):08d}"
    return f"{digits}{damm(digits)}"
