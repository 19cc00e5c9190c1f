"""``rasoat run``: database, web server and worker in one process tree."""

import signal
import time
from typing import NoReturn

import click

from rasoat.cli.addresses import answers, require_free
from rasoat.cli.children import Children
from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Its port.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@with_django
def run(host: str, port: int, workers: int) -> None:
    """Start everything; an empty database becomes the demonstration province. Ctrl-C stops everything."""
    from django.conf import settings

    require_free(host, port)
    signal.signal(signal.SIGTERM, _leave)
    with database() as lives:
        _prepare()
        with Children(database=lives) as children:
            children.start("web", *_web(host, port, workers))
            children.start("worker", "django", "procrastinate", "worker", "--concurrency=1")
            children.start("sealer", "rasoat", "trail", "seal", "--watch")
            if _wait_for_pages(children, host, port):
                _welcome(host, port)
                if settings.DATABASE_SERVER:  # its first base backup does not keep the first page waiting
                    children.start("wal", "rasoat.safekeeping.wal.receiver")
            ended = children.wait()
            say(STOPPING)
    if ended:
        raise Refused([_ended_by_itself(ended)])
    say(STOPPED)


def _leave(number: int, _: object) -> NoReturn:
    """Asked to stop while still preparing: leave as after Ctrl-C, so that the database is stopped."""
    raise SystemExit(128 + number)


def _prepare() -> None:
    """Tables, rights and pictures of this release; the demonstration when nobody decided otherwise."""
    from django.db import connections

    from rasoat.cli.static_files import collect_static_files
    from rasoat.people.preparation import prepare, refresh_statistics
    from rasoat.places.models import Installation

    say(PREPARING)
    prepare()
    collect_static_files()
    if not Installation.objects.exists():
        from rasoat.demonstration.load import ensure_loaded

        say(LOADING)
        ensure_loaded()
        refresh_statistics()
    connections.close_all()


def _web(host: str, port: int, workers: int) -> list[str]:
    """The web server's command line; each process answers four requests at a time."""
    options = {"host": host, "port": port, "workers": workers, "blocking-threads": 4}
    return [
        "granian",
        "--interface=wsgi",
        "--no-ws",
        "--log-level=warning",
        "--workers-kill-timeout=10",  # one asked to stop while it starts would not hear it
        *(f"--{name}={value}" for name, value in options.items()),
        "rasoat.config.wsgi:application",
    ]


def _wait_for_pages(children: Children, host: str, port: int) -> bool:
    """True once pages come back; False when we are asked to stop, or a program ends, before."""
    while not children.stopping and not children.ended():
        if answers(host, port):
            return True
        time.sleep(0.1)
    return False


def _welcome(host: str, port: int) -> None:
    from rasoat.places.installation import is_demonstration

    address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}/"
    say(Words(f"Rà Soát đang chạy: {address}", f"Rà Soát is running: {address}"))
    if is_demonstration():
        _show_logins()
    say(Words("Nhấn Ctrl-C để dừng.", "Press Ctrl-C to stop."))


def _show_logins() -> None:
    from rasoat.demonstration.logins import logins

    say(Words("Tài khoản trình diễn:", "Demonstration logins:"))
    for each in logins():
        click.echo(f"  {each.login:<16} {each.password:<16} {each.role.vi} – {each.unit} ({each.role.en})")


def _ended_by_itself(name: str) -> Problem:
    return Problem(
        "run.program_ended",
        name,
        Words(
            "Tiến trình này đã dừng đột ngột, nên toàn bộ hệ thống dừng theo.",
            "This program ended by itself, so everything was stopped.",
        ),
        Words(
            "Xem thông báo phía trên rồi chạy lại rasoat run.", "See above for why; then rasoat run again."
        ),
    )


PREPARING = Words("Đang chuẩn bị cơ sở dữ liệu…", "Preparing the database…")
LOADING = Words("Đang tạo tỉnh trình diễn (dữ liệu giả định)…", "Loading the demonstration (invented data)…")
STOPPING = Words("Đang dừng…", "Stopping…")
STOPPED = Words("Đã dừng. Dữ liệu được giữ lại.", "Stopped. The data are kept.")
