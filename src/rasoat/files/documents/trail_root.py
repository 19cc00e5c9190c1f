"""The latest root of the trail on one page, to be signed and kept on paper, with its QR picture."""

from dataclasses import asdict, dataclass
from datetime import datetime

import qrcode

from rasoat.common.words import Words
from rasoat.files.documents.render import render_pdf
from rasoat.files.paper import Letterhead, Signature

TITLE = Words("MÃ GỐC CỦA NHẬT KÝ HỆ THỐNG", "ROOT OF THE SYSTEM'S TRAIL")
LABELS = {
    "number": Words("Niêm phong số", "Seal number"),
    "at": Words("Thời điểm niêm phong", "Sealed at"),
    "links": Words("Số bản ghi của niêm phong này", "Records under this seal"),
    "key": Words("Dấu vân tay của khóa", "Fingerprint of the key"),
    "root": Words("Mã gốc (SHA-256)", "Root (SHA-256)"),
}
NOTE = Words(
    "Cất giữ tờ này ngoài hệ thống. Khi kiểm tra: rasoat trail verify --root và nhập mã gốc. Nếu mã không "
    "còn trong nhật ký thì nhật ký đã bị thay đổi sau khi in tờ này.",
    "Keep this page outside the system. To check it: rasoat trail verify --root and the root. If it is no "
    "longer in the trail, the trail was changed after this page was printed.",
)


@dataclass(frozen=True, slots=True)
class TrailRoot:
    """What stands on the page. ``root`` is hexadecimal; ``at`` is as it is printed."""

    letterhead: Letterhead
    number: str
    at: str
    links: str
    key: str
    root: str
    place_and_date: str = ""
    marks: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    language: str = "vi"


def render_trail_root(model: TrailRoot, *, created: datetime) -> bytes:
    """The page as PDF/A."""
    groups = " ".join(model.root[at : at + 8] for at in range(0, len(model.root), 8))
    values = {"number": model.number, "at": model.at, "links": model.links, "key": model.key, "root": groups}
    data = {
        **asdict(model),
        "title": TITLE.in_language(model.language),
        "rows": [[LABELS[name].in_language(model.language), value] for name, value in values.items()],
        "note": NOTE.in_language(model.language),
        "qr": _squares(f"rasoat-trail {model.number} {model.root}"),
    }
    return render_pdf("trail_root", data, created=created)


def _squares(text: str) -> list[list[bool]]:
    """The QR picture of ``text``, row by row."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=2)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(square) for square in row] for row in code.get_matrix()]
