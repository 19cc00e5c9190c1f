"""A person as one list or register has them."""

from typing import NamedTuple


class Person(NamedTuple):
    """What is compared of a person; what is not known is empty, and never counts as a difference.

    ``id`` and ``household`` are the caller's own numbers, ``village`` the permanent id of a unit, ``birth``
    as far as known: "1971-03-02", "1971-03", "1971" or "". ``identity_number`` has 12 or 9 digits.
    """

    id: int
    household: int
    village: int
    name: str
    birth: str = ""
    sex: str = ""
    relation: str = ""
    identity_number: str = ""
