"""Where one request ends and the next begins, asked of the web server that runs the pages."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ECHO = """
def application(environ, start):
    body = environ["wsgi.input"].read()
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {body!r}".encode()]
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The web server with an application that says what reached it."""
    folder: Path = tmp_path_factory.mktemp("echo")
    (folder / "echo.py").write_text(ECHO)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface=wsgi",
        "--no-ws",
        f"--port={number}",
        "echo:application",
    ]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield number
    finally:
        server.terminate()
        server.wait(20)


def connected(port: int) -> socket.socket:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=0.1)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def answers(port: int, sent: bytes) -> bytes:
    """Everything that comes back before the server closes or falls silent."""
    said = b""
    with connected(port) as line:
        line.settimeout(2)
        line.sendall(sent)
        try:
            while more := line.recv(65536):
                said += more
        except TimeoutError:
            pass
    return said


SECOND = b"GET /second HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize(
    ("lengths", "body"),
    [
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n"),
        (b"Content-Length: 5\r\nContent-Length: 41\r\n", b"12345"),
        (b"Content-Length: 5, 41\r\n", b"12345"),
        (b"Transfer-Encoding: xchunked\r\n", b""),
        (b"Content-Length: +5\r\n", b"12345"),
    ],
)
def test_a_message_with_two_lengths_carries_no_second_one(port: int, lengths: bytes, body: bytes) -> None:
    hidden = SECOND.replace(b"/second", b"/hidden")
    said = answers(port, b"POST /first HTTP/1.1\r\nHost: x\r\n" + lengths + b"\r\n" + body + hidden)
    reached = re.findall(rb"(?:GET|POST) /\w+ b'.*'", said)
    refused = b" 400 " in said.split(b"\r\n", 1)[0]
    # Refused whole; or it ends where its chunks end, never by the length beside them, and the line is closed.
    by_chunks = b"chunked\r\n" in lengths and reached == [b"POST /first b''"]
    assert (refused and reached == []) or by_chunks


def test_a_sound_message_ends_where_it_says(port: int) -> None:
    first = b"POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345"
    assert re.findall(rb"(?:GET|POST) /\w+ b'\d*'", answers(port, first + SECOND)) == [
        b"POST /first b'12345'",
        b"GET /second b''",
    ]
