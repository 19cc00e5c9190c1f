"""One seal: a batch of links closed under a root that can be kept on paper."""

from typing import ClassVar

from django.db import models

from rasoat.people.models.canonical_json import CanonicalJSONField


class TrailSeal(models.Model):
    """Append-only. ``lengths`` is {chain: its last position} for the chains that this batch made longer.

    The three hashes cover the links of the batch and the records they stand for, as the database sends them.
    ``root`` ties all of it to the root before, with a key that is not in the database; ``key`` is the
    fingerprint of that key.
    """

    append_only: ClassVar[bool] = True

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    links = models.IntegerField()
    lengths = CanonicalJSONField()
    links_sha256 = models.BinaryField(max_length=32)
    trail_sha256 = models.BinaryField(max_length=32)
    history_sha256 = models.BinaryField(max_length=32)
    key = models.CharField(max_length=16, db_collation="C")
    root = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"seal {self.number}"
