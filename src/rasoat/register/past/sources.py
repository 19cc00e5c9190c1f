"""Where a line of the register was read: the file and row that its event names."""

import json
from typing import Any

from rasoat.register.models import RegisterEvent
from rasoat.register.past.files import files_by_id


def source_of(event: int) -> str:
    """File and row, or the decision, of the event that gave a status; "" where it says nothing."""
    payload = RegisterEvent.objects.filter(pk=event).values_list("payload", flat=True).first()
    said: dict[str, Any] = json.loads(payload) if payload else {}
    source = said.get("source") or {}
    if file := files_by_id([source.get("past_list", 0)]).get(source.get("past_list", 0)):
        return f"{file.filename}, {source.get('row')}"
    return str(said.get("decision_number") or "")
