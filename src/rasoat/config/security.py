"""What every request must be, and what every answer carries, whoever asks and whatever answers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rasoat.files.guard import LIMITS

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",  # the icons inside the style sheet are data: pictures
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Pages name people and their holders share computers. Files of the pages bring a header of their own.
    "Cache-Control": "no-store",
}
METHODS = frozenset({"GET", "HEAD", "POST"})
MOST_BYTES = LIMITS.size + 1_000_000
"""Of a whole request: the largest file that any page takes, and its form."""
DEVICES = "/api/"

Answering = Callable[[HttpRequest], HttpResponse]


class AnswerHeaders:
    """Middleware, the outermost: no inline script or style runs, nothing is kept, nobody embeds a page."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers added that the answer does not set itself."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class SoundRequests:
    """Middleware: what no page could take is turned away before anything of it is read."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse in a few words that need nothing else to work."""
        return _refused(request) or self.get_response(request)


def _refused(request: HttpRequest) -> HttpResponse | None:
    if request.method not in METHODS:
        return _said(405, "Không hỗ trợ cách gọi này.", "This way of asking is not known.")
    if _length(request) > MOST_BYTES:
        return _said(413, "Tệp gửi lên quá lớn.", "What you send is too large.")
    # A program does not see that it was sent on to https, after its token went over the line in the open.
    if settings.HTTPS and request.path.startswith(DEVICES) and not request.is_secure():
        return _said(403, "Chỉ nhận qua https.", "Only over https.")
    return None


def _length(request: HttpRequest) -> int:
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isdecimal() else 0


def _said(status: int, vi: str, en: str) -> HttpResponse:
    return HttpResponse(f"{vi}\n{en}\n", status=status, content_type="text/plain; charset=utf-8")
