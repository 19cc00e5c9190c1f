"""The published JSON Schema of the law files, one for each folder of a law directory.

Editors use it to complete and check a law file while it is written. Run as a module to publish::

    python -m rasoat.law.schema docs/law-schema
"""

import json
import sys
from pathlib import Path
from typing import Any

from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.kinds import FOLDERS

DEFAULTS = {
    "description": "Given to every dated entry of the file's lists that has no since or source of its own.",
    "type": "object",
    "properties": {"since": {"type": "string", "format": "date"}, "source": {"$ref": "#/$defs/Source"}},
    "additionalProperties": False,
}


def schemas() -> dict[str, str]:
    """File name → text of every schema."""
    return {f"{folder}.schema.json": _text(model) for folder, model in FOLDERS.items()}


def publish(directory: Path) -> None:
    """Write every schema into ``directory``."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (directory / name).write_text(text, encoding="utf-8")


def _text(model: type[LawModel]) -> str:
    schema: dict[str, Any] = model.model_json_schema(mode="validation", by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    if "Source" in schema.get("$defs", {}):
        schema["properties"]["defaults"] = DEFAULTS
    _ease(schema)
    return json.dumps(_both_languages(schema), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _ease(schema: dict[str, Any]) -> None:
    """``since`` and ``source`` may come from the defaults of the file, so a schema cannot require them."""
    for part in schema.get("$defs", {}).values():
        if {"since", "source"} <= set(part.get("properties", {})):
            part["required"] = [key for key in part.get("required", []) if key not in ("since", "source")]


def _both_languages(part: Any) -> Any:
    """Words are written as a table of vi and en, not as the pair the models keep."""
    if isinstance(part, dict):
        if part.get("maxItems") == 2 and part.get("minItems") == 2 and _is_words(part):
            return {
                "type": "object",
                "properties": {"vi": {"type": "string"}, "en": {"type": "string"}},
                "required": ["vi", "en"],
                "additionalProperties": False,
            }
        return {key: _both_languages(inner) for key, inner in part.items()}
    if isinstance(part, list):
        return [_both_languages(inner) for inner in part]
    return part


def _is_words(part: dict[str, Any]) -> bool:
    return [entry.get("title") for entry in part.get("prefixItems", [])] == ["Vi", "En"]


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
