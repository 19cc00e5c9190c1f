"""What the surroundings say: environment variables, the home folder, the secret key."""

import os
import secrets
from pathlib import Path

ROOT_HOME = Path("/var/lib/rasoat")
"""Home folder when root runs the system: the database then belongs to a system account."""


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable: 1, true, yes and on mean yes, anything else means no."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A list variable, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder named by a variable."""
    given = os.environ.get(name)
    return Path(given).expanduser().resolve() if given else default


def home() -> Path:
    """The folder that keeps the embedded database, the secret key and stored files (RASOAT_HOME)."""
    given = os.environ.get("RASOAT_HOME")
    if given:
        return Path(given).expanduser().resolve()
    if os.geteuid() == 0:
        return ROOT_HOME
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "rasoat"


def make_home(folder: Path) -> Path:
    """Make the home folder; others may pass through it (the database account must) but not look in."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    return folder


def secret_key(folder: Path) -> str:
    """SECRET_KEY from the environment, else from a file that only its owner can read, made once."""
    given = os.environ.get("SECRET_KEY")
    return given or keep_secret(folder / "secret_key", secrets.token_urlsafe(50))


def keep_secret(path: Path, fresh: str) -> str:
    """The text kept in ``path``; when there is none yet, ``fresh`` is kept there with mode 600."""
    if not path.exists():
        make_home(path.parent)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(fresh)
        _put_in_place_unless_there(draft, path)
    return path.read_text(encoding="utf-8")


def _put_in_place_unless_there(draft: Path, path: Path) -> None:
    """Two processes may arrive together: the first one's secret holds for both."""
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
