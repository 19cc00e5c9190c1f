"""Where the pieces of the embedded server lie."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

SOCKET_NAME_ROOM = 80
"""A socket's whole path may have 107 bytes (108 on Linux with the closing zero); folders stay below this."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files below one home folder."""

    home: Path

    @property
    def data(self) -> Path:
        """The cluster itself (PGDATA)."""
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "postgres.log"

    @property
    def programs(self) -> Path:
        """A copy of the server's programs, where its account cannot reach the installed ones."""
        return self.home / "programs"

    @property
    def wal(self) -> Path:
        """What a recovery replays, where the server's account can read it."""
        return self.home / "postgres.wal"

    def password(self, role: str) -> Path:
        """The file (mode 600) with the password of one role."""
        return self.home / f"password-{role}"

    def lock(self, name: str) -> Path:
        """A lock file that processes use to take turns."""
        return self.home / f"{name}.lock"

    @property
    def sockets(self) -> Path:
        """A short folder for the socket, its name derived from the cluster's path.

        The home folder may be deep, or hold spaces, commas and Vietnamese letters, which a socket's
        path and the client library's host lists do not take.
        """
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return _runtime_folder() / f"rasoat-{os.geteuid()}-{mark}"


def _runtime_folder() -> Path:
    """/run for root, else the session's own folder where there is one, else the one for temporary files."""
    if os.geteuid() == 0 and os.access("/run", os.W_OK):
        return Path("/run")
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    if own and len(os.fsencode(own)) < SOCKET_NAME_ROOM and os.access(own, os.W_OK):
        return Path(own)
    return Path(tempfile.gettempdir() if len(tempfile.gettempdir()) < SOCKET_NAME_ROOM else "/tmp")  # noqa: S108
