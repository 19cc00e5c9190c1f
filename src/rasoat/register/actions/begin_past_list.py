"""A list of a past year is handed in: kept, recognised, and read as soon as a person has confirmed how."""

import json
from dataclasses import asdict

from django.db.models.functions import Now

from rasoat.archive.keeping import WORKBOOK, keep
from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.register.models import PastList, PastMapping, PastState
from rasoat.register.past import say
from rasoat.register.past.ground import VERB
from rasoat.surveys.past.mapping import Mapping
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.years import PastYear

CONFIRMABLE = (PastState.MAPPING, PastState.REFUSED, PastState.FAILED, PastState.CANCELLED)


def begin_past_list(filename: str, content: bytes, year: PastYear, *, acting_user: ActingUser) -> PastList:
    """Keep and recognise a file. ``year`` is what a person answered, its meaning included.

    The very same file for the same year is the one of then. Where its layout was confirmed before it is read
    so and waits for the worker; else it waits for ``confirm_mapping``. Call it within ``acting``. Raises
    ``NotAllowed``, or ``Refused``: no list at all, a year that has not come.
    """
    path = acting_user.unit_path
    require(acting_user, VERB, path)
    if year.list_year > installation.today().year + 1:
        raise Refused([say.fault("year_to_come", filename, YEAR_TO_COME, CHECK_YEAR)])
    proposal = recognise(content, filename)
    seen = PastList.objects.visible_to(acting_user).filter(sha256=proposal.sha256, list_year=year.list_year)
    if before := seen.order_by("id").first():
        found: PastList = before
        return found
    kept = keep(content, name=filename, media_type=WORKBOOK, unit_path=path, acting_user=acting_user)
    confirmed = PastMapping.objects.filter(fingerprint=proposal.fingerprint).first()
    return PastList.objects.create(
        unit_path=path,
        filename=filename[:255],
        size=len(content),
        sha256=kept.sha256,
        year=year.year,
        meaning=year.meaning,
        list_year=year.list_year,
        fingerprint=proposal.fingerprint,
        proposal=json.loads(json.dumps(asdict(proposal), default=str)),
        mapping=confirmed.mapping if confirmed else None,
        confirmed=confirmed,
        started_by=acting_user.person,
        assignment=acting_user.assignment,
        state=PastState.WAITING if confirmed else PastState.MAPPING,
    )


def confirm_mapping(past_list: int, mapping: Mapping, *, acting_user: ActingUser) -> PastList:
    """Read the file by ``mapping``, and every later one with these headings. Call it within ``acting``.

    Raises ``PastList.DoesNotExist``, ``NotAllowed``, or ``Refused`` once its households are staged.
    """
    found: PastList = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
    require(acting_user, VERB, found.unit_path)
    if found.state not in CONFIRMABLE or found.staged.exists():
        raise Refused([say.fault("read_already", found.filename, READ_ALREADY, OTHER_FILE)])
    kept, _ = PastMapping.objects.update_or_create(
        fingerprint=found.fingerprint,
        defaults={
            "name": mapping.name or found.filename[:120],
            "mapping": mapping.model_dump(mode="json"),
            "confirmed_by": acting_user.person,
            "confirmed_at": Now(),
        },
    )
    found.mapping, found.confirmed, found.state = mapping.model_dump(mode="json"), kept, PastState.WAITING
    found.cancel_asked = False
    found.save(update_fields=["mapping", "confirmed", "state", "cancel_asked"])
    return found


YEAR_TO_COME = Words("Danh sách của năm này chưa có.", "There is no list of that year yet.")
CHECK_YEAR = Words("Kiểm tra năm và câu trả lời.", "Check the year, and what it means.")
READ_ALREADY = Words("Tệp này đã được đọc và đang chờ quyết định.", "The file is read and being settled.")
OTHER_FILE = Words("Nhập lại dưới một tệp khác nếu cần.", "Bring it in as another file if needed.")
