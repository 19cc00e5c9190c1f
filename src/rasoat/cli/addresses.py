"""The address that ``rasoat run`` answers at: is it free, does it answer yet?"""

import http.client
import socket

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words


def require_free(host: str, port: int) -> None:
    """Pass when ``host``:``port`` can be listened at; else raise ``Refused`` with the next step."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            raise Refused([_busy(host, port, str(error))]) from None


def answers(host: str, port: int) -> bool:
    """Whether a page comes back (any page: an error of the application is not ours to judge)."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - the open addresses
    connection = http.client.HTTPConnection(reachable, port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _busy(host: str, port: int, error: str) -> Problem:
    return Problem(
        "run.address_busy",
        f"{host}:{port}",
        Words(f"Không mở được địa chỉ này ({error}).", f"This address cannot be opened ({error})."),
        Words(
            f"Có thể hệ thống đang chạy: mở http://{host}:{port}. Nếu không, dùng cổng khác: "
            f"rasoat run --port {port + 1}.",
            f"Perhaps the system runs already: open http://{host}:{port}. If not, use another port: "
            f"rasoat run --port {port + 1}.",
        ),
    )
