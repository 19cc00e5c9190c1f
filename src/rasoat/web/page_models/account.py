"""One's own account: what protects it, and where it is open."""

from dataclasses import dataclass
from datetime import date, datetime

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One device on which the person is signed in."""

    id: int
    device: Words
    address: str
    since: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class PasskeyRow:
    """A passkey or security key."""

    id: int
    name: str
    added: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that collects in the field; ``used`` is None until it came in first."""

    id: int
    name: str
    area: str
    valid_to: date
    used: datetime | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """``must``: a role held today asks for a second factor, and there is none yet."""

    login: str
    name: str
    must: bool
    has_app: bool
    passkeys: tuple[PasskeyRow, ...]
    codes_left: int
    sessions: tuple[SessionRow, ...]
    devices: tuple[DeviceRow, ...] = ()
    may_add_device: bool = False
    season_end: date | None = None
    """The day from which no device comes in any more; None while no campaign is open."""
