"""The settings of the tests: those of the system, with a home folder and an embedded server of their own."""

import os
from pathlib import Path

from rasoat.config import connections


def _cache() -> Path:
    """Kept between runs. For root below /var, where the server's account can go."""
    if os.geteuid() == 0:
        return Path("/var/cache/rasoat-tests")
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "rasoat-tests"


os.environ["RASOAT_HOME"] = os.environ.get("RASOAT_TEST_HOME") or str(_cache())

from rasoat.config.settings import *  # noqa: E402, F403
from rasoat.config.settings import HOME, STORAGES  # noqa: E402

# What is lost when the machine itself goes down is a test database.
DATABASE_SERVER = connections.server(HOME, settings=("fsync=off",), builds_databases=True)
DATABASES = connections.databases(DATABASE_SERVER)
for _alias in DATABASES.values():
    _alias["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
