"""Settings come from the environment; secrets are kept where only their owner can read them."""

import stat

import pytest
from psycopg.conninfo import conninfo_to_dict

from rasoat.config import connections, environment


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("1", True), ("true", True), (" Yes ", True), ("on", True), ("0", False), ("", False)],
)
def test_a_flag_is_on_only_when_it_says_so(monkeypatch, text, meaning):
    monkeypatch.setenv("RASOAT_TRY", text)
    assert environment.flag("RASOAT_TRY", default=True) is meaning


def test_a_flag_that_is_not_given_has_its_default(monkeypatch):
    monkeypatch.delenv("RASOAT_TRY", raising=False)
    assert environment.flag("RASOAT_TRY", default=True) is True


def test_a_list_is_separated_by_commas(monkeypatch):
    monkeypatch.setenv("RASOAT_TRY", "a.vn, b.vn,,")
    assert environment.words("RASOAT_TRY") == ["a.vn", "b.vn"]


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    home = tmp_path / "nhà của tôi"
    key = environment.secret_key(home)
    assert len(key) >= 50
    assert environment.secret_key(home) == key
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o711
    assert [file.name for file in home.iterdir()] == ["secret_key"]


def test_a_secret_that_another_process_kept_first_holds(tmp_path):
    (tmp_path / "word").write_text("first")
    assert environment.keep_secret(tmp_path / "word", "second") == "first"


def test_a_given_secret_key_is_kept_nowhere(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")
    assert environment.secret_key(tmp_path / "home") == "given"
    assert not (tmp_path / "home").exists()


def test_a_server_of_ones_own_is_reached_as_its_address_says(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://an:s%40y@db.tinh.vn:6432/ra_soat?sslmode=verify-full")
    monkeypatch.setenv("OWNER_DATABASE_URL", "postgresql://chu@/ra_soat?host=/run/postgresql")
    assert connections.server(environment.home()) is None
    found = connections.databases(None)
    application = found["default"]
    assert [application[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "an", "s@y", "db.tinh.vn", "6432", "ra_soat",
    ]  # fmt: skip
    assert application["OPTIONS"]["sslmode"] == "verify-full"
    assert (found["owner"]["USER"], found["owner"]["HOST"]) == ("chu", "/run/postgresql")


def test_without_an_owner_address_there_is_no_owner(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://an@/ra_soat")
    monkeypatch.delenv("OWNER_DATABASE_URL", raising=False)
    assert set(connections.databases(None)) == {"default"}


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://an@db.tinh.vn/ra_soat", "verify-full"),
        ("postgresql://an@10.0.0.5/ra_soat?sslmode=require", "require"),
        ("postgresql://an@localhost/ra_soat", None),
        ("postgresql://an@/ra_soat?host=/run/postgresql", None),
    ],
)
def test_a_server_elsewhere_is_reached_over_tls(address, mode, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("BACKUP_DATABASE_URL", address)
    monkeypatch.delenv("OWNER_DATABASE_URL", raising=False)
    assert connections.databases(None)["default"]["OPTIONS"].get("sslmode") == mode
    assert conninfo_to_dict(connections.backup_address(None)).get("sslmode") == mode
