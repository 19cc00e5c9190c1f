"""Served over https, the settings are those that Django's own check for deployment asks for."""

import json
import os
import subprocess
import sys
from pathlib import Path

ASK = """
import json
from django.conf import settings
from django.core import checks
import django
django.setup()
found = checks.run_checks(include_deployment_checks=True)
names = [
    "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "DEBUG",
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "THEME_COOKIE_NAME",
    "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "PASSWORD_HASHERS",
]
print(json.dumps({"found": [str(one) for one in found], **{name: getattr(settings, name) for name in names}}))
"""


def asked(home: Path, **more: str) -> dict[str, object]:
    """What the settings say in a process of their own, with an external database that nobody connects to."""
    env = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "rasoat.config.settings",
        "RASOAT_HOME": str(home),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    }
    run = subprocess.run(
        [sys.executable, "-c", ASK], env=env | more, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


def test_over_https_nothing_is_found(tmp_path: Path) -> None:
    said = asked(tmp_path, RASOAT_HTTPS="1")
    assert said == {
        "found": [],
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "LANGUAGE_COOKIE_NAME": "__Host-django_language",
        "THEME_COOKIE_NAME": "__Host-theme",
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
    }


def test_the_check_finds_what_is_missing(tmp_path: Path) -> None:
    found = asked(tmp_path)["found"]
    assert any("SECURE_SSL_REDIRECT" in one for one in found)
