"""JSON that is kept to the letter, so that a hash over what is stored holds for ever."""

import json
from typing import Any

from django.db import models
from psycopg.types.json import Json


def canonical(value: object) -> str:
    """The one way to write ``value`` as JSON: sorted names, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class CanonicalJSONField(models.JSONField):
    """A column of type ``json``, which keeps its text; ``jsonb`` would write it in its own way."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - there is one dialect
        """PostgreSQL's type."""
        return "json"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: ARG002
        """The canonical text; None is NULL."""
        return None if value is None else Json(value, dumps=canonical)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:  # noqa: ARG002
        """The driver has read it already."""
        return value
