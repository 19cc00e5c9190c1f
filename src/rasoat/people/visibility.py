"""The first lock: every query of a protected table starts from what the asking person may see."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models

from rasoat.people.areas import condition

if TYPE_CHECKING:
    from rasoat.people.acting import ActingUser


class ProtectedQuerySet(models.QuerySet[Any]):
    """A query that can be narrowed to a person's areas."""

    def visible_to(self, acting_user: "ActingUser") -> Self:
        """The rows whose unit path lies in the areas of ``acting_user``."""
        return self.filter(condition(acting_user.ranges, self.model.path_field))


class ProtectedModel(models.Model):
    """A table with personal data: ``objects.visible_to(person)`` first, row security behind it.

    Its migration must call ``row_security.protect`` (a test looks for tables that forgot). ``path_field``
    names the column with the unit path. Querying it while nobody is named raises ``NobodyNamed``.
    """

    path_field: ClassVar[str] = "unit_path"
    append_only: ClassVar[bool] = False

    objects = ProtectedQuerySet.as_manager()

    class Meta:
        abstract = True
