"""Lint: what people see is asked for through one door, ``Model.objects.visible_to(person)``.

In pages, commands and reads of rooms a protected table may be asked in no other way, and never in raw SQL.
Where a system actor asks across areas by design, the line says so: ``# all areas: why``.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "rasoat"
DOORS = ("web/**/*.py", "api/**/*.py", "cli/**/*.py", "*/queries.py", "*/queries/**/*.py", "*/*_queries.py")
ALLOWED = "# all areas:"
RAW = {"raw", "cursor", "extra"}


def protected_models(source: Path = SOURCE) -> set[str]:
    """Names of the models that hold personal data."""
    return {
        found.name
        for file in source.glob("*/models/*.py")
        for found in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(found, ast.ClassDef) and any(_name(base) == "ProtectedModel" for base in found.bases)
    }


def faults(text: str, where: str, models: set[str]) -> Iterator[str]:
    """Each place of ``text`` that goes round the door, as "file:line: what to do"."""
    lines, tree = text.splitlines(), ast.parse(text)
    followed = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or ALLOWED in lines[node.lineno - 1]:
            continue
        if node.attr in {"objects", "_default_manager"} and _name(node.value) in models:
            if followed.get(id(node)) not in {"visible_to", "model"}:
                yield f"{where}:{node.lineno}: {_name(node.value)}.objects without .visible_to(person)"
        elif node.attr in RAW and followed.get(id(node)) is None and _is_called(node, tree):
            yield f"{where}:{node.lineno}: raw SQL ({node.attr}) where people's rows are read"


def main() -> int:
    """Print every fault of the source; 1 when there is one."""
    models, found = protected_models(), []
    for file in sorted({file for pattern in DOORS for file in SOURCE.glob(pattern)}):
        text = file.read_text(encoding="utf-8")
        found += faults(text, str(file.relative_to(SOURCE.parent.parent)), models)
    print("\n".join(found) or f"one door: {len(models)} protected models, no way round")
    return int(bool(found))


def _is_called(node: ast.Attribute, tree: ast.AST) -> bool:
    return any(isinstance(one, ast.Call) and one.func is node for one in ast.walk(tree))


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


if __name__ == "__main__":
    sys.exit(main())
