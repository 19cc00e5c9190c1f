"""The real command, in the name of a person who shows the password."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo

PASSWORD = "mật khẩu thử 2018"


def run(*words: str, password: str = PASSWORD) -> tuple[int, str]:
    """Exit status and output of the real command, on the test's database as the application role."""
    found = connection.settings_dict
    address = make_conninfo(
        host=found["HOST"], dbname=found["NAME"], user=found["USER"], password=found["PASSWORD"]
    )
    surroundings = {
        "DJANGO_SETTINGS_MODULE": "rasoat.config.settings_for_tests",
        "DATABASE_URL": address,
        "RASOAT_PASSWORD": password,
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("rasoat"), *words],
        env=os.environ | surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout
