"""The server's own files: its settings and who may come in, written afresh at every start."""

import os
from pathlib import Path

from rasoat.config.embedded.account import Account

OWNER, APPLICATION, BACKUP, SUPERUSER = "rasoat_owner", "rasoat_app", "rasoat_backup", "postgres"

SETTINGS = """\
# Written by rasoat at every start. Your own settings go into local.conf beside this file.
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0777      # the folder is closed; who comes in is decided in pg_hba.conf
password_encryption = 'scram-sha-256'
max_connections = 60
shared_buffers = 128MB
work_mem = 16MB
maintenance_work_mem = 128MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_wal_size = 2GB
max_slot_wal_keep_size = 1GB       # a receiver of WAL that stays away may not fill the disk
synchronous_commit = on
idle_in_transaction_session_timeout = 300s
jit = off                           # policies make plans look dear; compiling them costs more than it gives
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_line_prefix = '%m [%p] %u@%d '
log_parameter_max_length = 0        # personal data stays out of the log
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
log_min_error_statement = panic
include_if_exists = 'local.conf'
"""

ADMISSIONS = f"""\
# Written by rasoat at every start: the operator by the operating system, roles by password, nobody else.
local  all  {SUPERUSER}    peer map=operator
local  all  {OWNER}   peer map=operator
local  all  {APPLICATION}     scram-sha-256
local  all,replication  {BACKUP}  scram-sha-256
local  all  all           reject
"""


def write_rules(data: Path, sockets: Path, server: Account, operator: Account) -> None:
    """Write postgresql.conf, pg_hba.conf and pg_ident.conf for the server that ``server`` runs."""
    _write(data / "postgresql.conf", SETTINGS.format(sockets=sockets), server)
    _write(data / "pg_hba.conf", ADMISSIONS, server)
    known = "".join(f'operator  "{operator.name}"  {role}\n' for role in (SUPERUSER, OWNER))
    _write(data / "pg_ident.conf", known, server)


def _write(path: Path, text: str, account: Account) -> None:
    draft = path.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    account.own(draft)
    draft.replace(path)
