"""One sentence for each kind of act, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rasoat.common.identity import mask
from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.register import life_words
from rasoat.register.events.event import Event, Payload
from rasoat.register.life_words import said
from rasoat.register.models import EventKind
from rasoat.register.queries import words

if TYPE_CHECKING:
    from rasoat.register.queries.life_entries import Teller


@dataclass(slots=True)
class Told:
    """An act in words. ``others`` are codes of other households, ``group`` the class it gave or proposed."""

    kind: str
    what: Words
    details: Sequence[Words] = ()
    others: Sequence[int] = ()
    group: str = ""
    list_year: int | None = None
    import_id: int | None = None


def tell(teller: Teller, main: Event, act: list[Event]) -> Told | None:
    """The act that ``main`` tells; None where nothing happened (a survey found the same people)."""
    return _TELL[main.kind](teller, main, act)


def _registered(teller: Teller, main: Event, act: list[Event]) -> Told:
    origin = main.payload["source"].get("split_from")
    place = teller.place(main.unit_path, main.valid_on)
    what = Words(f"Hộ được đưa vào sổ tại {place.vi}", f"The household came into the register in {place.en}")
    if origin:
        what = Words(f"Hộ mới, tách ra từ hộ khác, tại {place.vi}", f"New, split off another, in {place.en}")
    people = [one for event in act for one in event.payload.get("members", ())]
    details = [_people(teller, [one["id"] for one in people])] if people else []
    if main.payload["address"]:
        details.append(Words(f"Địa chỉ: {main.payload['address']}", f"Address: {main.payload['address']}"))
    return Told("split" if origin else "begin", what, details, [origin] if origin else [])


def _members(teller: Teller, main: Event, _act: list[Event]) -> Told | None:
    """What a survey found otherwise than it was known."""
    known = teller.whole.before(main)
    before = {one.id for one in known.present}
    now = {one["id"]: one["relation"] for one in main.payload["members"]}
    new, gone = [one for one in now if one not in before], [one for one in before if one not in now]
    head = next((one for one, relation in now.items() if relation == "head"), 0)
    details = []
    if new:
        details.append(_labelled("Ghi thêm", "New", teller.named(new)))
    if gone:
        details.append(_labelled("Không còn trong hộ", "No longer there", teller.named(gone)))
    if known.head is not None and head and head != known.head.id:
        details.append(_labelled("Chủ hộ mới", "New head", teller.named([head])))
    what = Words("Ghi lại thành viên theo khảo sát", "Members recorded anew by a survey")
    return Told("people", what, details) if details else None


def _joined(teller: Teller, main: Event, _act: list[Event]) -> Told:
    people, why = teller.named(one["id"] for one in main.payload["members"]), main.payload["why"]
    reason, other = said(life_words.CAME, why), main.payload.get("from")
    if why == "merged":
        what = Words(f"Hộ khác nhập vào: thêm {people}", f"Another household merged in: {people} joined")
        return Told("merge", what, others=[other])
    what = Words(f"{people} vào hộ: {reason.vi}", f"{people} joined: {reason.en}")
    return Told("people", what, others=[other] if other else [])


def _left(teller: Teller, main: Event, act: list[Event]) -> Told:
    people, why = teller.named(main.payload["people"]), main.payload["why"]
    reason, other = said(life_words.WENT, why), main.payload.get("to")
    what = Words(f"{people} rời hộ: {reason.vi}", f"{people} left: {reason.en}")
    if why == "split":
        what = Words(f"{people} tách thành hộ riêng", f"{people} split off as a household of their own")
    kind = "split" if why == "split" else "people"
    return Told(kind, what, list(_new_heads(teller, act)), [other] if other else [])


def _new_head(teller: Teller, _main: Event, act: list[Event]) -> Told:
    [what, *_] = [*_new_heads(teller, act), Words("Đổi quan hệ trong hộ", "Relations changed")]
    return Told("head", what)


def _new_heads(teller: Teller, act: list[Event]) -> Iterator[Words]:
    for event in act:
        for person, relation in event.payload.get("relations", ()):
            if relation == "head":
                yield _labelled("Chủ hộ mới", "New head", teller.named([person]))


def _moved_out(teller: Teller, main: Event, _act: list[Event]) -> Told:
    place = teller.place(main.unit_path, main.valid_on)
    return Told("move", Words(f"Hộ chuyển đi khỏi {place.vi}", f"The household moved out of {place.en}"))


def _moved_in(teller: Teller, main: Event, _act: list[Event]) -> Told:
    to, before = teller.place(main.unit_path, main.valid_on), main.payload.get("from")
    if main.payload["why"] != "moved":
        what = Words(f"Địa bàn của hộ sắp xếp thành {to.vi}", f"By a reform of units it belongs to {to.en}")
        return Told("move", what)
    what = Words(f"Hộ chuyển đến {to.vi}", f"The household moved to {to.en}")
    details = []
    if isinstance(before, str):
        came = teller.place(before, main.valid_on)
        details.append(_labelled("Từ", "From", came.vi))
    if main.payload.get("address"):
        details.append(_labelled("Địa chỉ mới", "New address", main.payload["address"]))
    return Told("move", what, details)


def _closed(teller: Teller, main: Event, act: list[Event]) -> Told:
    why, into = said(life_words.CLOSED, main.payload["why"]), main.payload.get("into")
    what = Words(f"Hộ kết thúc: {why.vi}", f"The household ended: {why.en}")
    left = [one for event in act for one in event.payload.get("people", ())]
    details = [_labelled("Chuyển sang hộ kia", "Went to the other", teller.named(left))] if left else []
    return Told("merge" if into else "end", what, details, [into] if into else [])


def _survey(teller: Teller, main: Event, _act: list[Event]) -> Told:
    taken, year = teller.surveys.get(main.id), main.payload["list_year"]
    group = main.payload.get("group", "")
    proposed = said(life_words.GROUPS, group)
    what = Words(f"Khảo sát cho danh sách năm {year}: ", f"Survey for the list of {year}: ")
    result = Words(f"đề xuất {proposed.vi}", f"proposed {proposed.en}")
    if not group:
        result = Words("chưa tính được điểm", "no score")
    details, current = list(_points(main.payload)), taken is not None and taken.current
    if not current:
        details.append(Words("Phiếu sau đã thay phiếu này", "A later survey took its place"))
    if main.payload.get("reason"):
        details.append(_labelled("Lý do nhập lại", "Why it was brought in again", main.payload["reason"]))
    source = main.payload["source"].get("import")
    whole = Words(what.vi + result.vi, what.en + result.en)
    return Told("survey", whole, details, (), group, year if current else None, source)


def _points(survey: Payload) -> Iterator[Words]:
    totals = survey.get("explanation", {}).get("totals", {})
    if "b1" in totals:
        points = f"B1 = {totals['b1']}, B2 = {totals.get('b2', '–')}"
        yield Words(points, points)


def _listed(teller: Teller, main: Event, _act: list[Event]) -> Told:
    line, group = main.payload, said(life_words.GROUPS, main.payload["class_group"])
    what = Words(
        f"Danh sách năm {line['list_year']} (nạp lại): {group.vi}",
        f"List of {line['list_year']} (brought in): {group.en}",
    )
    details = [*_paper(line), *_standing(teller, main)]
    if not line.get("decision_number"):
        details.insert(0, Words("Chưa thấy quyết định", "The decision was not seen"))
    if line.get("head_name"):
        details.append(_labelled("Tên chủ hộ trên danh sách", "Head on the list", line["head_name"]))
    return Told("class", what, details, (), line["class_group"], line["list_year"])


def _decided(teller: Teller, main: Event, _act: list[Event]) -> Told:
    line, group = main.payload, said(life_words.GROUPS, main.payload["class_group"])
    what = Words(
        f"Quyết định cho danh sách năm {line['list_year']}: {group.vi}",
        f"Decided for the list of {line['list_year']}: {group.en}",
    )
    details = [*_paper(line), *_standing(teller, main)]
    if line.get("why"):
        details.append(_labelled("Lý do", "Why", line["why"]))
    return Told("class", what, details, (), line["class_group"], line["list_year"])


def _paper(line: Payload) -> Iterator[Words]:
    """Number, day and signer of the decision, as far as known."""
    number, signer = line.get("decision_number") or line.get("number"), line.get("signer")
    day = line.get("decision_date")
    if number or signer:
        on = f" ngày {date.fromisoformat(day):%d/%m/%Y}" if day else ""
        of = f" of {date.fromisoformat(day):%d/%m/%Y}" if day else ""
        by = (f", {signer} ký", f", signed by {signer}") if signer else ("", "")
        yield Words(f"Quyết định {number or '–'}{on}{by[0]}", f"Decision {number or '–'}{of}{by[1]}")


def _standing(teller: Teller, main: Event) -> Iterator[Words]:
    """Whether the status still counts for its year."""
    status = teller.statuses.get(main.id)
    if status is not None and status.withdrawn:
        yield Words("Đã bị thu hồi", "Withdrawn later")
    elif status is not None and not status.current:
        yield Words("Đã được quyết định sau thay", "Superseded later")


def _withdrawn(teller: Teller, main: Event, _act: list[Event]) -> Told:
    status = teller.statuses.get(main.payload["status"])
    year = f" {status.list_year}" if status else ""
    what = Words(f"Thu hồi xếp loại của danh sách năm{year}", f"Class on the list of{year} withdrawn")
    return Told("class", what, list(_paper(main.payload)))


def _corrected(teller: Teller, main: Event, _act: list[Event]) -> Told:
    fact, person = main.payload["fact"], main.payload["person"]
    label = said(life_words.FACTS, fact)
    of = (f" của {teller.named([person])}", f" of {teller.named([person])}") if person else ("", "")
    was, now = (_shown(fact, main.payload[key]) for key in ("was", "value"))
    what = Words(
        f"Sửa sai {label.vi}{of[0]}: “{was.vi}” → “{now.vi}” (đúng ngay từ đầu)",
        f"Corrected {label.en}{of[1]}: “{was.en}” → “{now.en}” (so all along)",
    )
    return Told("mistake", what)


def _shown(fact: str, value: str) -> Words:
    """A value as people read it; identity numbers stay masked."""
    if fact == "sex":
        return words.sex(value) or NOTHING
    if fact == "residence":
        return words.residence(value) or NOTHING
    if fact == "ethnic_group":
        value = words.ethnic_group(value)
    elif fact == "identity_number":
        value = mask(value)
    elif fact == "birth" and value:
        born = PartialDate.parse(value)
        parts = [f"{part:02d}" for part in (born.day, born.month) if part is not None]
        value = "/".join([*parts, str(born.year)])
    return Words(value, value) if value else NOTHING


def _numbered(teller: Teller, main: Event, _act: list[Event]) -> Told:
    number, person = main.payload, main.payload["person"]
    kind = said(life_words.NUMBERS, number["kind"])
    year = f" ({number['list_year']})" if number["list_year"] else ""
    of = f" – {teller.named([person])}" if person else ""
    what = Words(f"Ghi {kind.vi}{year}: {number['value']}{of}", f"{kind.en}{year}: {number['value']}{of}")
    source = [_labelled("Đọc từ", "Read from", number["source"])] if number["source"] else []
    return Told("number", what, source)


def _explained(_teller: Teller, main: Event, _act: list[Event]) -> Told:
    note = str(main.payload.get("note", ""))
    details = [Words(note, note)] if note else []
    return Told("explained", said(life_words.KINDS, main.kind), details)


def _people(teller: Teller, people: Sequence[int]) -> Words:
    names = teller.named(people)
    return Words(f"{len(people)} người: {names}", f"{len(people)} recorded: {names}")


def _labelled(vi: str, en: str, text: str) -> Words:
    return Words(f"{vi}: {text}", f"{en}: {text}")


NOTHING = Words("không ghi", "nothing")
_TELL: dict[str, Callable[[Teller, Event, list[Event]], Told | None]] = {
    EventKind.HOUSEHOLD_REGISTERED: _registered,
    EventKind.MEMBERS_RECORDED: _members,
    EventKind.SURVEY_RECORDED: _survey,
    EventKind.ALIAS_RECORDED: _numbered,
    EventKind.MEMBER_JOINED: _joined,
    EventKind.MEMBER_LEFT: _left,
    EventKind.HEAD_CHANGED: _new_head,
    EventKind.MOVED_OUT: _moved_out,
    EventKind.MOVED_IN: _moved_in,
    EventKind.HOUSEHOLD_CLOSED: _closed,
    EventKind.LIST_LINE_RECORDED: _listed,
    EventKind.STATUS_DECIDED: _decided,
    EventKind.STATUS_WITHDRAWN: _withdrawn,
    EventKind.CHANGE_EXPLAINED: _explained,
    EventKind.FACT_CORRECTED: _corrected,
}
