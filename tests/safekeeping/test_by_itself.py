"""What the system does without being told: the nightly backup, the receiver that never gives up."""

import signal
from datetime import UTC, datetime

import pytest

from rasoat.safekeeping.models import Kind, Run
from rasoat.safekeeping.tasks import look_after
from rasoat.safekeeping.wal import receiver


@pytest.fixture
def rehearsed(households):
    """A drill has just run, so that none is due."""
    return Run.objects.create(kind=Kind.DRILL, began_at=datetime.now(UTC), milliseconds=1)


def test_the_hourly_look_backs_up_when_it_is_due_and_not_again(rehearsed, folder):
    look_after(0)
    look_after(0)
    assert [run.faults for run in Run.objects.filter(kind=Kind.BACKUP)] == [[]]


def test_a_backup_that_fails_by_itself_is_noted_and_stops_nothing(rehearsed, folder, settings):
    settings.BACKUP_ADDRESS = ""
    look_after(0)
    assert Run.objects.get(kind=Kind.BACKUP).faults[0]["rule"] == "safekeeping.no_backup_role"


@pytest.fixture
def three_tries(monkeypatch):
    """The receiver is stopped when it is about to wait for the third time."""
    waited = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise SystemExit

    monkeypatch.setattr(receiver.time, "sleep", wait)
    before = signal.getsignal(signal.SIGTERM)
    yield waited
    signal.signal(signal.SIGTERM, before)


def test_the_receiver_goes_on_where_it_cannot_write(three_tries, tmp_path, settings):
    settings.BACKUPS = tmp_path / "a file"
    settings.BACKUPS.touch()
    with pytest.raises(SystemExit):
        receiver.main()
    assert three_tries == [receiver.AGAIN] * 3


def test_the_receiver_says_why_it_does_not_receive(three_tries, folder, settings):
    settings.BACKUP_ADDRESS = "host=127.0.0.1 port=1 user=nobody dbname=none"
    with pytest.raises(SystemExit):
        receiver.main()
    lines = (folder / "receiver.log").read_text().splitlines()
    assert len(lines) == 3
    assert "127.0.0.1" in lines[0]
