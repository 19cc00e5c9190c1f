"""What an answer really holds, whatever it is packed in."""

import io
import zipfile

from django.http import HttpResponse
from pypdf import PdfReader
from world import Area


def text_of(answer: HttpResponse) -> str:
    """Everything one could read in the answer: headers, page, every part of a workbook, a paper's text."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return str(answer.headers) + body.decode("utf-8", errors="replace")


def reads(answer: HttpResponse, area: Area, asked: str = "") -> list[str]:
    """Words of the area in the answer, which may say again the address that was asked."""
    text = text_of(answer)
    text = text.replace(asked, "") if asked else text
    return [word for word in area.words if word in text]
