"""How far an import is, told in short transactions of its own: the page can be closed and opened again."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models.functions import Now

from rasoat.people.acting import ActingUser, acting
from rasoat.register.models import ImportState, SurveyImport

Item = TypeVar("Item")
EVERY = 0.5
"""Seconds between two words about progress."""


class Cancelled(Exception):  # noqa: N818 - reads as a sentence where it is raised and caught
    """Somebody asked to stop; nothing has been written."""


class Progress:
    """Tells the state of one import, and hears whether it is to stop. Not inside a transaction."""

    def __init__(self, import_id: int, acting_user: ActingUser) -> None:
        self._import_id = import_id
        self._acting_user = acting_user

    def tell(self, state: ImportState, **facts: object) -> None:
        """Store the state. Raises ``Cancelled`` when somebody asked to stop."""
        if self.show(state, **facts):
            raise Cancelled

    def show(self, state: ImportState, **facts: object) -> bool:
        """Store the state; whether somebody asked to stop."""
        with acting(self._acting_user):
            row = SurveyImport.objects.filter(pk=self._import_id)
            row.update(state=state, changed_at=Now(), **facts)
            return bool(row.values_list("cancel_asked", flat=True).first())

    def through(self, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, telling now and then how many are done."""
        told = time.monotonic()
        self.tell(ImportState.CHECKING, done=0, total=total)
        for done, item in enumerate(items, start=1):
            yield item
            if time.monotonic() - told > EVERY:
                self.tell(ImportState.CHECKING, done=done)
                told = time.monotonic()
