"""Generated pages are those of today's code, and links between pages lead somewhere."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


def test_the_page_of_commands_is_the_same_after_a_command_has_run() -> None:
    from click.testing import CliRunner
    from tools.docs import commands_page

    from rasoat.cli.main import rasoat

    before = commands_page()
    assert CliRunner().invoke(rasoat, ["law", "--help"]).exit_code == 0
    assert commands_page() == before


def test_the_help_of_every_command_is_written_down() -> None:
    from tools.docs import commands_page

    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_page(), "run: make docs"


def test_the_register_of_personal_data_is_written_down() -> None:
    from tools.personal_data import personal_data_page

    page = (ROOT / "docs" / "personal-data.md").read_text(encoding="utf-8")
    assert page == personal_data_page(), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target, _ in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_room_has_its_page() -> None:
    rooms = {path.name for path in (ROOT / "src/rasoat").iterdir() if (path / "__init__.py").exists()}
    pages = {page.stem for page in (ROOT / "docs/rooms").glob("*.md")}
    assert rooms - pages == set()
