"""The latest root of the trail, for the screen and for paper."""

from datetime import UTC, datetime

from django.db import connection
from django.utils import timezone

from rasoat.common.words import Words
from rasoat.files.documents.trail_root import TrailRoot, render_trail_root
from rasoat.files.paper import Letterhead, Signature
from rasoat.people.sealing.links import Seal
from rasoat.people.sealing.stored import has_root, last_seal
from rasoat.places import installation
from rasoat.places.queries import unit_on

MADE_BY = Words("NGƯỜI LẬP", "PRINTED BY")
KEPT_BY = Words("NGƯỜI CẤT GIỮ", "KEPT BY")
MARK = Words("Bản trình diễn", "Demonstration")


def newest() -> Seal | None:
    """The newest seal; None before the first."""
    connection.ensure_connection()
    return last_seal(connection.connection)


def is_known(root: str) -> bool:
    """Whether a root from paper is still that of a seal."""
    connection.ensure_connection()
    return has_root(connection.connection, root)


def root_pdf(seal: Seal, language: str = "vi") -> bytes:
    """The page to sign and keep."""
    now = installation.current()
    province = unit_on(now.province_id, now.today)
    page = TrailRoot(
        letterhead=Letterhead((province.title.upper() if province else "", "CƠ QUAN THƯỜNG TRỰC")),
        number=str(seal.number),
        at=f"{timezone.localtime(seal.at):%d/%m/%Y %H:%M:%S}",
        links=str(seal.links),
        key=seal.key,
        root=seal.root.hex(),
        marks=(MARK.in_language(language),) if now.is_demonstration else (),
        signatures=(Signature(MADE_BY.in_language(language)), Signature(KEPT_BY.in_language(language))),
        language=language,
    )
    return render_trail_root(page, created=datetime.now(UTC).replace(microsecond=0))
