"""How far the serials of permanent codes have been given out."""

from django.db import models


class CodeSerial(models.Model):
    """The next serial of one issuer and kind of code.

    It only grows, and the row is never deleted: a trigger refuses both, since a code is never used again.
    """

    issuer = models.SmallIntegerField()
    kind = models.CharField(max_length=9)
    next = models.BigIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "kind"], name="code_serial_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["household", "person"]), name="code_serial_kind_is_known"
            ),
            models.CheckConstraint(condition=models.Q(next__gte=1), name="code_serial_begins_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.issuer}: next {self.next}"
