"""Answers that are files."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def attached(name: str, content: bytes, media_type: str = WORKBOOK) -> HttpResponse:
    """A file to keep, complete before the answer starts."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
