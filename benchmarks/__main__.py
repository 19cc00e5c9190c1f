"""``python -m benchmarks bar P1``, ``bench``, ``soak``: print the figures; speed never fails a build."""

import sys
from datetime import date
from pathlib import Path

from benchmarks.bars import BARS

REPORT = Path(__file__).parent.parent / "docs" / "bars.md"


def one(name: str) -> int:
    """Measure one bar. 0 when it holds, 1 when it falls short, is not built or is not known."""
    bar = next((bar for bar in BARS if bar.id == name.upper()), None)
    if bar is None:
        print(f"{name} is not a bar. Bars: {', '.join(bar.id for bar in BARS)}")
        return 1
    if bar.measure is None:
        print(f"{bar.id} | not built")
        return 1
    measured = bar.measure()
    print(measured.line(bar.id), flush=True)
    return 0 if measured.holds else 1


def every(kind: str) -> int:
    """Measure every bar of a kind and write its lines to docs/bars.md."""
    lines = []
    for bar in BARS:
        if bar.kind == kind:
            line = bar.measure().line(bar.id) if bar.measure else f"{bar.id} | not built"
            print(line, flush=True)
            lines.append(line)
    write(kind, lines)
    return 0


def write(kind: str, lines: list[str]) -> None:
    """Put the lines into docs/bars.md, in place of the last run of the same kind."""
    begin, end = f"<!-- {kind} -->", f"<!-- end of {kind} -->"
    rows = "\n".join("| " + line + " |" for line in lines)
    head = (
        "| bar | figure | floor or peer of the same run | ratio | verdict | size |\n|---|---|---|---|---|---|"
    )
    block = f"{begin}\nMeasured on {date.today().isoformat()}, 2 cores.\n\n{head}\n{rows}\n{end}"  # noqa: DTZ011
    page = REPORT.read_text(encoding="utf-8") if REPORT.exists() else "# Bars: what was measured\n\n"
    before, found, rest = page.partition(begin)
    after = rest.partition(end)[2] if found else "\n"
    REPORT.write_text(before + block + after, encoding="utf-8")


def main(words: list[str]) -> int:
    """The command line."""
    match words:
        case ["bar", name]:
            return one(name)
        case ["bench" | "soak" as kind]:
            return every(kind)
        case _:
            print("python -m benchmarks bar ID | bench | soak")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
