"""Keys outside the database: made once, for their owner's eyes, one for each purpose."""

import stat
from pathlib import Path

from rasoat.config.keys import Keys


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = Keys(tmp_path / "keys").derived("trail", "entries")
    assert Keys(tmp_path / "keys").derived("trail", "entries") == first
    assert stat.S_IMODE((tmp_path / "keys" / "trail").stat().st_mode) == 0o600


def test_each_purpose_each_name_and_each_home_has_its_own(tmp_path: Path) -> None:
    keys, others = Keys(tmp_path / "one"), Keys(tmp_path / "two")
    found = [
        keys.derived("trail", "entries"),
        keys.derived("trail", "seals"),
        keys.derived("personal", "entries"),
        others.derived("trail", "entries"),
    ]
    assert len(set(found)) == 4
    assert {len(key) for key in found} == {32}


def test_a_fingerprint_tells_keys_apart_without_showing_them(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "one")
    assert keys.fingerprint("trail") == keys.fingerprint("trail")
    assert keys.fingerprint("trail") != Keys(tmp_path / "two").fingerprint("trail")
    assert len(keys.fingerprint("trail")) == 16
    assert keys.fingerprint("trail") not in (tmp_path / "one" / "trail").read_text(encoding="utf-8")
