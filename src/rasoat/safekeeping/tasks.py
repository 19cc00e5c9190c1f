"""Thin wrappers for the queue: every hour it is asked what is due.

The queue imports this module in every process of the system, so the verbs are imported where they are used.
"""

import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime

from procrastinate.contrib.django import app

from rasoat.common.problems import Refused


@app.periodic(cron="20 * * * *")
@app.task(name="safekeeping.look_after", queueing_lock="safekeeping.look_after")
def look_after(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Back up and rehearse when it is time; what goes wrong is noted and shown on the page of operations."""
    from rasoat.safekeeping.actions.back_up import back_up
    from rasoat.safekeeping.due import is_due
    from rasoat.safekeeping.models import Kind

    now = datetime.now(UTC)
    if is_due(Kind.BACKUP, now):
        with suppress(Refused):  # noted
            back_up()
    if is_due(Kind.DRILL, now):
        # In a process of its own: its connections go to the scratch database meanwhile.
        subprocess.run([sys.executable, "-m", "rasoat", "drill"], check=False)
