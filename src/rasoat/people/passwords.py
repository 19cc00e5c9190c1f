"""Passwords that are printed once and typed in by their owner."""

import secrets


def one_time_password() -> str:
    """Twelve digits in groups: Vietnamese keyboards mangle letters while a password is typed blind."""
    digits = f"{secrets.randbelow(10**12):012d}"
    return "-".join(digits[start : start + 4] for start in (0, 4, 8))
