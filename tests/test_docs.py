"""Generated pages are those of today's code, and links between pages lead somewhere."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
DAYS = ROOT / "docs/huong-dan/mot-ngay-theo-vai-tro.md"
ROLES = tomllib.loads((ROOT / "src/rasoat/people/data/roles.toml").read_text(encoding="utf-8"))["role"]
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


def test_the_help_of_every_command_is_written_down() -> None:
    """Asked in a process of its own: click remembers help options of commands that ran before in this one."""
    code = (
        "import sys; from tools.docs import commands_page; sys.stdout.buffer.write(commands_page().encode())"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == run.stdout.decode(), "run: make docs"


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


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role["key"])
def test_the_guide_shows_every_role_its_day_with_a_picture(role: dict[str, str]) -> None:
    parts = DAYS.read_text(encoding="utf-8").split("\n## ")
    (day,) = [part for part in parts if part.splitlines()[0] == role["vi"]]
    assert f"../images/role-{role['key'].replace('_', '-')}.png" in day
    said = ("Thấy gì:", "Việc đang chờ:", "Hôm nay làm gì:", "Không thấy gì, vì sao:", "Hỏi ai:")
    assert [one for one in said if f"**{one}**" not in day] == []


def test_places_named_within_the_days_of_the_roles_are_there() -> None:
    text = DAYS.read_text(encoding="utf-8")
    heads = {anchor(head) for head in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= heads


def anchor(head: str) -> str:
    """How a heading is pointed at: small letters, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")


def test_every_picture_is_shown_and_together_they_stay_small() -> None:
    pictures = list((ROOT / "docs/images").glob("*.png"))
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [one.name for one in pictures if f"images/{one.name})" not in pages] == []
    assert sum(one.stat().st_size for one in pictures) < 4_000_000
