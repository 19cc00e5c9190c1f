"""The table of OWASP ASVS 5.0: read from docs/asvs.toml, checked, written as docs/asvs.md."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA, PAGE = ROOT / "docs" / "asvs.toml", ROOT / "docs" / "asvs.md"
STATES = ("met", "partly", "not-yet", "not-applicable")
SIGNS = {"met": "met", "partly": "**partly**", "not-yet": "**not yet**", "not-applicable": "–"}
HEAD = """\
# OWASP ASVS 5.0, levels 1 and 2

Made by `make docs` from [asvs.toml](asvs.toml); a test keeps it true: every requirement of the standard
has its line, every file and test named is there. The standard's own text is not repeated: look it up by its
number. `–` means that the system has no such part. {share}

"""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement: ``id`` is the standard's, ``about`` our own words for its subject."""

    id: str
    level: int
    about: str
    state: str
    evidence: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the standard, under a title of ours."""

    id: int
    title: str
    requirements: tuple[Requirement, ...]


def chapters(data: Path = DATA) -> list[Chapter]:
    """The whole table in its order."""
    return [
        Chapter(one["id"], one["title"], tuple(_requirements(one["requirements"])))
        for one in tomllib.loads(data.read_text(encoding="utf-8"))["chapter"]
    ]


def _requirements(lines: dict[str, dict[str, object]]) -> Iterator[Requirement]:
    for name, said in lines.items():
        yield Requirement(name, **said | {"evidence": tuple(said.get("evidence", ()))})


def all_of(found: Iterable[Chapter]) -> list[Requirement]:
    """Every requirement of the chapters."""
    return [one for chapter in found for one in chapter.requirements]


def share(found: Iterable[Requirement]) -> tuple[int, int]:
    """How many are met, of how many that concern the system at all."""
    counted = Counter(one.state for one in found)
    return counted["met"], counted.total() - counted["not-applicable"]


def faults(one: Requirement, root: Path = ROOT) -> list[str]:
    """What is wrong with a line; empty when it holds."""
    found = [f"{one.id}: {each} is not there" for each in one.evidence if not _is_there(each, root)]
    if one.state not in STATES:
        found.append(f"{one.id}: {one.state} is no state")
    if one.state == "met" and not one.evidence:
        found.append(f"{one.id}: met, and nothing shows it")
    if one.state != "met" and not one.why:
        found.append(f"{one.id}: {one.state}, and not said why")
    return found


def _is_there(evidence: str, root: Path) -> bool:
    path, _, test = evidence.partition("::")
    file = root / path
    return file.exists() and (not test or test in _tests(file))


def _tests(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def page() -> str:
    """The page as it must stand in docs/."""
    found = chapters()
    met, concerned = share(all_of(found))
    said = f"Of {concerned} requirements that concern the system {met} are met ({met / concerned:.0%})."
    return HEAD.format(share=said) + _summary(found) + "".join(_chapter(one) for one in found)


def _summary(found: list[Chapter]) -> str:
    everything = all_of(found)
    rows = [_counts(f"[{one.id} {one.title}](#{_anchor(one)})", one.requirements) for one in found]
    rows += [_counts(f"Level {level}", [one for one in everything if one.level == level]) for level in (1, 2)]
    head = "| | met | partly | not yet | – | all |\n|---|---:|---:|---:|---:|---:|\n"
    return head + "".join([*rows, _counts("**All**", everything)])


def _counts(title: str, found: Iterable[Requirement]) -> str:
    counted = Counter(one.state for one in found)
    numbers = [*(counted[state] for state in STATES), counted.total()]
    return f"| {title} | " + " | ".join(str(number or "") for number in numbers) + " |\n"


def _anchor(chapter: Chapter) -> str:
    kept = [letter for letter in chapter.title.lower() if letter.isalnum() or letter in " -"]
    return f"{chapter.id}-" + "".join(kept).replace(" ", "-")


def _chapter(chapter: Chapter) -> str:
    head = "| | level | about | state | why, and where it is shown |\n|---|---:|---|---|---|\n"
    rows = "".join(_row(one) for one in chapter.requirements)
    return f"\n## {chapter.id} {chapter.title}\n\n{head}{rows}"


def _row(one: Requirement) -> str:
    shown = ", ".join(_link(each) for each in one.evidence)
    said = " ".join(part for part in (one.why, shown) if part)
    return f"| {one.id} | {one.level} | {one.about} | {SIGNS[one.state]} | {said} |\n"


def _link(evidence: str) -> str:
    path, _, test = evidence.partition("::")
    file = Path(path)
    name = (
        test.removeprefix("test_").replace("_", " ")
        if test
        else f"{file.parent.name}/{file.name}".lstrip("/")
    )
    target = path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"
    return f"[{name}]({target})"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
