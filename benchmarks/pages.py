"""P9: 200 people at the pages of 200,000 households with eight years of lists."""

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.bar import Measured

USERS = 200
SECONDS = 180
THINKS = (5.0, 15.0)
"""Seconds between two pages of one person."""
WRITES = 0.1
RASOAT = str(Path(sys.executable).parent / "rasoat")
NAMES = ("nguyen thi", "tran van", "dieu", "y", "h", "le thi hoa", "pham", "trieu thi")
GOALS = {"read": (50, 150, 300), "write": (100, 300, 500)}
"""Milliseconds at p50, p95, p99: OpenCRVS's published thresholds, there on 12 cores."""
LOGINS = ("tinh", "huyen", "xa", "lanhdao", "kiemtoan")
WRITERS = ("xa",)


@dataclass
class Client:
    """One person at a browser that keeps its connection."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Status and text of what a form answers."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        return self._ask("POST", path, body)

    def sign_in(self, login: str) -> None:
        """As one of the demonstration's logins."""
        _, page = self.get("/dang-nhap/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        fields = {"login": login, "password": "trinhdien"}
        body = urlencode({**fields, "csrfmiddlewaretoken": token.group(1) if token else ""})
        status, _ = self._ask("POST", "/dang-nhap/", body)
        if status != 302:
            raise RuntimeError(f"{login} cannot sign in: {status}")

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, text


@dataclass
class Spent:
    """Milliseconds of every answer, and what was not answered well."""

    times: dict[str, list[float]] = field(default_factory=lambda: {"read": [], "write": []})
    bad: list[str] = field(default_factory=list)


def pages() -> Measured:
    """Milliseconds at p50, p95 and p99 of reads and writes."""
    with tempfile.TemporaryDirectory(prefix="rasoat-p9-") as folder:
        Path(folder).chmod(0o755)
        surroundings = os.environ | {"RASOAT_HOME": str(Path(folder) / "home")}
        subprocess.run([sys.executable, "-m", "benchmarks.eight_years"], env=surroundings, check=True)
        with _site(surroundings) as port:
            floor = _floor(port)
            spent = _visited(port)
    figures = {
        kind: [_at(times, share) for share in (0.5, 0.95, 0.99)] for kind, times in spent.times.items()
    }
    holds = not spent.bad and all(
        figure <= goal for kind in GOALS for figure, goal in zip(figures[kind], GOALS[kind], strict=True)
    )
    said = ", ".join(f"{kind}s {'/'.join(f'{one:.0f}' for one in figures[kind])} ms" for kind in GOALS)
    count = sum(map(len, spent.times.values()))
    return Measured(
        f"{said} at p50/p95/p99; {count} pages, {len(spent.bad)} not answered",
        f"the page of signing in, alone, {floor:.1f} ms",
        f"{figures['read'][0] / floor:.1f} x",
        holds,
        f"{USERS} people for {SECONDS} s, a page every {THINKS[0]:.0f}-{THINKS[1]:.0f} s; goals "
        + "; ".join(f"{kind} {goal}" for kind, goal in GOALS.items())
        + "".join(spent.bad[:3]),
    )


def _visited(port: int) -> Spent:
    spent, signed = Spent(), {}
    for login in LOGINS:
        signed[login] = Client(port)
        signed[login].sign_in(login)
    found = {login: _addresses(client) for login, client in signed.items()}
    until = time.monotonic() + SECONDS
    people = [
        threading.Thread(
            target=_visit,
            args=(number, Client(port, dict(signed[login].cookies)), found[login], until, spent),
        )
        for number, login in zip(range(USERS), LOGINS * USERS, strict=False)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return spent


def _visit(number: int, client: Client, addresses: list[str], until: float, spent: Spent) -> None:
    dice = random.Random(number)  # noqa: S311
    time.sleep(dice.uniform(0, THINKS[1]))
    households = [one for one in addresses if one.startswith("/ho/")]
    while time.monotonic() < until:
        household = dice.choice(households or addresses)
        if LOGINS[number % len(LOGINS)] in WRITERS and dice.random() < WRITES * len(LOGINS):
            _timed(spent, "write", partial(_write, client, household))
        else:
            _timed(spent, "read", partial(client.get, _next(dice, addresses)))
        time.sleep(dice.uniform(*THINKS))


def _write(client: Client, household: str) -> tuple[int, str]:
    return client.post(
        f"{household}de-nghi-sua/",
        {"asked_by": "Người đo", "asked_on": "2018-11-10", "channel": "meeting", "what_is_wrong": "Sai",
         "should_be": "Đúng", "member": ""},
    )  # fmt: skip


def _next(dice: random.Random, addresses: list[str]) -> str:
    if dice.random() < 0.25:
        return f"/tim/?q={quote(dice.choice(NAMES))}"
    return dice.choice(addresses)


def _timed(spent: Spent, kind: str, ask) -> None:
    begun = time.perf_counter()
    status, _ = ask()
    spent.times[kind].append(1000 * (time.perf_counter() - begun))
    if status not in {200, 302}:
        spent.bad.append(f" {kind} {status}")


def _addresses(client: Client) -> list[str]:
    """Pages of units and households that this person's own pages lead to."""
    found, frontier = {"/"}, ["/"]
    for _ in range(4):
        links = {link for page in frontier[:12] for link in _links(client.get(page)[1])}
        frontier = sorted(links - found)
        found |= set(frontier[:200])
    days = {
        f"{one}danh-sach-ngay/?ngay=2016-06-30" for one in sorted(found)[:40] if one.startswith("/dia-ban/")
    }
    return sorted(found | {one for one in days if client.get(one)[0] == 200})


def _links(page: str) -> set[str]:
    return set(re.findall(r'href="(/(?:dia-ban|ho)/\d+/)"', page))


def _floor(port: int) -> float:
    client, times = Client(port), []
    for _ in range(50):
        begun = time.perf_counter()
        client.get("/dang-nhap/")
        times.append(1000 * (time.perf_counter() - begun))
    return _at(times, 0.5)


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)] if times else 0.0


@contextmanager
def _site(surroundings: dict[str, str]) -> Iterator[int]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    program = subprocess.Popen([RASOAT, "run", f"--port={port}"], env=surroundings, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(60)


def _wait(port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if Client(port).get("/dang-nhap/")[0] == 200:
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("the site does not answer")
