"""Vietnamese is complete: every text of templates and code is in the catalogue, and no text escapes it."""

import gettext
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sample_site import WEB

PO = WEB / "locale/vi/LC_MESSAGES/django.po"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
BILINGUAL = {"broken.html"}
NOT_LANGUAGE = {"Rà Soát", "B1", "B2", "VI", "EN", "Enter", "Esc", "j", "k", "Tiếng Việt", "English", "utf-8"}


def entries() -> list[tuple[str, str]]:
    """(original, translation) of each message; a translation that is missing is empty."""
    text = re.sub(r'"\n"', "", PO.read_text(encoding="utf-8"))
    return re.findall(r'^msgid "(.+)"\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? "(.*)"$', text, re.MULTILINE)


def test_nothing_is_missing_or_fuzzy() -> None:
    text = PO.read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "#~" not in text
    assert len(entries()) > 150
    assert [original for original, translation in entries() if not translation] == []


def test_the_catalogue_compiles_without_complaint(tmp_path: Path) -> None:
    made = tmp_path / "django.mo"
    run = subprocess.run(["msgfmt", "--check", "-o", made, PO], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    with made.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Places") == "Địa bàn"


def test_the_catalogue_has_every_message_of_the_source(tmp_path: Path) -> None:
    known = {unescaped(original) for original, _ in entries()}
    assert messages_of_source(tmp_path) - known == set()


def messages_of_source(folder: Path) -> set[str]:
    """Every message that Django's own extraction finds, in a copy so that the catalogue stays as it is."""
    copy = folder / "web"
    subprocess.run(["cp", "-r", WEB, copy], check=True)
    (copy / "locale/vi/LC_MESSAGES/django.po").unlink()
    command = [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-wrap", "--ignore", "static"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    text = (copy / "locale/vi/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    text = re.sub(r'"\n"', "", text)
    return {unescaped(found) for found in re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)}


def unescaped(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_no_visible_text_escapes_the_catalogue(template: Path) -> None:
    if template.name in BILINGUAL:
        return
    assert visible_texts(template.read_text(encoding="utf-8")) == []


def visible_texts(source: str) -> list[str]:
    """Texts between tags, and of attributes that are read out, that stand in no translate tag."""
    source = re.sub(r"<script.*?</script>", " ", source, flags=re.DOTALL)
    source = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", " ", source, flags=re.DOTALL)
    read_out = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', source)
    plain = re.sub(r"<[^>]*>", "\n", re.sub(r"\{[%{#].*?[%}#]\}", "\n", source, flags=re.DOTALL))
    read_out = [re.sub(r"\{[%{].*?[%}]\}", "", text, flags=re.DOTALL) for text in read_out]
    found = (text.strip(" ·–=+…:;()%.,/›") for text in [*plain.splitlines(), *read_out])
    return [text for text in found if re.search(r"[^\W\d_]", text) and text not in NOT_LANGUAGE]


def test_the_search_for_escaped_texts_finds_them() -> None:
    source = '<p title="Hello">Xin chào {% translate "x" %}<b>{{ name }}</b></p>'
    assert visible_texts(source) == ["Xin chào", "Hello"]
