"""Keys leave the machine locked, and come back as they were."""

import stat

import pytest
from click.testing import CliRunner
from django.conf import settings as configured

from rasoat.cli.main import rasoat
from rasoat.common.problems import Refused
from rasoat.config.keys import Keys
from rasoat.safekeeping.keys_file import export_keys, import_keys

PASSPHRASE = "mười hai con giáp"


@pytest.fixture
def keys(tmp_path) -> Keys:
    keys = Keys(tmp_path / "keys")
    keys.fingerprint("trail"), keys.fingerprint("personal")
    return keys


@pytest.fixture
def file(keys, tmp_path):
    file = tmp_path / "khoa.rasoat"
    assert export_keys(keys.folder, file, PASSPHRASE) == ["personal", "trail"]
    return file


def rule_of(refused) -> str:
    return refused.value.problems[0].rule


def test_keys_come_back_as_they_were(keys, file, tmp_path):
    other = Keys(tmp_path / "elsewhere")
    import_keys(other.folder, file, PASSPHRASE)
    assert other.fingerprint("trail") == keys.fingerprint("trail")
    assert stat.S_IMODE((other.folder / "trail").stat().st_mode) == 0o600
    assert import_keys(other.folder, file, PASSPHRASE) == ["personal", "trail"]


def test_the_file_shows_no_key_and_is_closed(keys, file):
    assert (keys.folder / "trail").read_bytes() not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_wrong_passphrase_and_a_damaged_file_open_nothing(keys, file, tmp_path):
    with pytest.raises(Refused) as refused:
        import_keys(tmp_path / "new", file, "mười hai con giấp")
    assert rule_of(refused) == "keys.wrong_passphrase"
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Refused) as refused:
        import_keys(tmp_path / "new", file, PASSPHRASE)
    assert rule_of(refused) == "keys.wrong_passphrase"
    assert not (tmp_path / "new").exists()


def test_any_other_file_is_refused(tmp_path):
    (tmp_path / "list.csv").write_text("a,b")
    with pytest.raises(Refused) as refused:
        import_keys(tmp_path / "new", tmp_path / "list.csv", PASSPHRASE)
    assert rule_of(refused) == "keys.no_file_of_keys"


def test_other_keys_are_replaced_only_when_told_and_kept_aside(file, tmp_path):
    other = Keys(tmp_path / "elsewhere")
    before = other.fingerprint("trail")
    with pytest.raises(Refused) as refused:
        import_keys(other.folder, file, PASSPHRASE)
    assert rule_of(refused) == "keys.other_key"
    assert other.fingerprint("trail") == before
    import_keys(other.folder, file, PASSPHRASE, replace=True)
    assert other.fingerprint("trail") != before
    assert len(list(tmp_path.glob("elsewhere-trail.before-*"))) == 1


def test_a_short_passphrase_and_a_file_that_exists_are_refused(keys, file):
    with pytest.raises(Refused) as refused:
        export_keys(keys.folder, file.with_name("other"), "ngắn")
    assert rule_of(refused) == "keys.short_passphrase"
    with pytest.raises(Refused) as refused:
        export_keys(keys.folder, file, PASSPHRASE)
    assert rule_of(refused) == "keys.file_exists"


def test_keys_of_the_system_lie_in_a_closed_folder():
    assert configured.KEYS.folder == configured.HOME / "keys"


def test_the_commands_show_fingerprints_and_no_key(keys, tmp_path, settings):
    settings.KEYS, file = keys, tmp_path / "usb"
    run = CliRunner()
    out = run.invoke(rasoat, ["keys", "export", str(file), "--passphrase", PASSPHRASE])
    assert out.exit_code == 0
    assert keys.fingerprint("trail") in out.output
    assert (keys.folder / "trail").read_text() not in out.output
    settings.KEYS = Keys(tmp_path / "elsewhere")
    back = run.invoke(rasoat, ["keys", "import", str(file), "--passphrase", PASSPHRASE])
    assert back.exit_code == 0
    assert keys.fingerprint("personal") in back.output
