"""What happens to the whole of a household: it moves, splits, ends."""

from django.utils.translation import gettext as _

from rasoat.common.codes import show_code
from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.places.models import Level
from rasoat.places.queries import search_units, units_on, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register import life_words
from rasoat.register import say_events as say
from rasoat.register.actions import close_household as closes
from rasoat.register.actions import move_household as moves
from rasoat.register.actions import split_household as splits
from rasoat.register.derivation.state import MemberState
from rasoat.register.event_rules import RECORD
from rasoat.web.acts.form import (
    Act,
    Asking,
    Done,
    key_of,
    lines,
    look_first,
    member_options,
    options,
    related,
    relations_to,
    when,
)
from rasoat.web.page_models.acts import ActPage
from rasoat.web.page_models.people import Option

MOST_VILLAGES = 60
LONGEST_ADDRESS = 300


def _moving(asking: Asking) -> ActPage:
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        villages=_villages(asking, asking.query.get("tim", "").strip()[:100]),
    )


def _villages(asking: Asking, text: str) -> tuple[Option, ...]:
    """Villages whose names begin so, or all of a commune of that name; "bon x, xa y" keeps to the commune."""
    name, _comma, under = (part.strip() for part in text.partition(","))
    found: dict[int, UnitRow] = {}
    for unit in search_units(name, asking.today, limit=MOST_VILLAGES):
        below = (
            units_under(unit.path, asking.today, Level.VILLAGE) if unit.level == Level.COMMUNE else (unit,)
        )
        found |= {one.id: one for one in below if one.level == Level.VILLAGE}
    paths = [one.path for one in search_units(under, asking.today)] if under else [""]
    inside = [one for one in found.values() if any(one.path.startswith(path) for path in paths)]
    above = units_on({one for unit in inside for one in unit.ids[:-1]}, asking.today)
    chosen = asking.sent.number("village")
    return tuple(_village(one, above, one.id == chosen) for one in inside[:MOST_VILLAGES])


def _village(one: UnitRow, above: dict[int, UnitRow], chosen: bool) -> Option:
    title = ", ".join([one.title, *(above[unit].title for unit in one.ids[-2:0:-1] if unit in above)])
    return Option(str(one.id), Words(title, title), chosen)


def _move(asking: Asking) -> Done:
    village = asking.sent.number("village")
    if village is None:
        asking.sent.problems.append(say.no_such_village("village"))
    address = _address(asking)
    moment = when(asking)
    moves.move_household(asking.code, village or 0, moment, acting_user=asking.who, address=address)
    return Done(_("Recorded: the household lives there from that day on, under the same code."))


def _address(asking: Asking) -> str:
    address = tidy(asking.sent.text("address"))
    if len(address) > LONGEST_ADDRESS:
        asking.sent.problems.append(Problem("event.long_address", "address", LONG_ADDRESS, SHORTEN))
    return address


def _splitting(asking: Asking) -> ActPage:
    going, staying = _parts(asking)
    new_head, head = _heads(asking, going)
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        people=lines(asking),
        heads=member_options(asking.state.present, head),
        new_heads=member_options(asking.state.present, new_head),
        going=related(asking, going, new_head),
        staying=related(asking, staying, head) if _head_goes(going) else (),
        relations_for=_key(asking, going),
    )


def _split(asking: Asking) -> Done:
    going, staying = _parts(asking)
    new_head, head = _heads(asking, going)
    if going and new_head not in {one.id for one in going}:
        asking.sent.problems.append(Problem("split.no_head", "new_head", NO_NEW_HEAD, CHOOSE_GOING))
    if _head_goes(going) and staying and head not in {one.id for one in staying}:
        asking.sent.problems.append(say.not_one_head(asking.code, 0))
    address, relations, stay = _address(asking), {}, {}
    if not asking.sent.problems and new_head is not None:
        look_first(asking, _key(asking, going))
        relations = relations_to(asking, going, new_head)
        stay = relations_to(asking, staying, head) if head is not None and _head_goes(going) else {}
    moment, people = when(asking), [one.id for one in going]
    code = splits.split_household(
        asking.code, people, relations, moment, acting_user=asking.who, staying=stay, address=address
    )
    shown = {"code": show_code(str(code)), "old": show_code(str(asking.code))}
    said = _("The new household has code %(code)s; the part that stays keeps %(old)s.") % shown
    return Done(said, household=code)


def _parts(asking: Asking) -> tuple[list[MemberState], list[MemberState]]:
    """Who goes, and who stays."""
    ticked = asking.sent.people("people")
    present = asking.state.present
    return [one for one in present if one.id in ticked], [one for one in present if one.id not in ticked]


def _heads(asking: Asking, going: list[MemberState]) -> tuple[int | None, int | None]:
    """The head of the part that goes (who goes alone is it), and of the one that stays."""
    new = going[0].id if len(going) == 1 else asking.sent.number("new_head")
    return new, asking.sent.number("head")


def _head_goes(going: list[MemberState]) -> bool:
    return any(one.relation == "head" for one in going)


def _key(asking: Asking, going: list[MemberState]) -> str:
    return key_of(*_heads(asking, going), *(one.id for one in going))


def _closing(asking: Asking) -> ActPage:
    return ActPage(
        str(asking.code),
        asking.view.head_name,
        reasons=options(life_words.CLOSED, closes.REASONS, asking.sent.text("why")),
    )


def _close(asking: Asking) -> Done:
    why = asking.sent.text("why")
    if why not in closes.REASONS:
        asking.sent.problems.append(Problem("event.no_why", "why", NO_WHY, CHOOSE_WHY))
    moment = when(asking)
    if why not in closes.REASONS:
        raise Refused(asking.sent.problems)
    closes.close_household(asking.code, why, moment, acting_user=asking.who)
    return Done(_("Recorded: from that day on there is no such household. Its code is never given again."))


MOVE = Act("act_move", moves.VERB, _moving, _move)
SPLIT = Act("act_split", splits.VERB, _splitting, _split)
CLOSE = Act("act_close", RECORD, _closing, _close)

LONG_ADDRESS = Words("Địa chỉ quá dài.", "The address is too long.")
SHORTEN = Words("Viết ngắn lại, nhiều nhất 300 ký tự.", "At most 300 letters.")
NO_NEW_HEAD = Words("Chưa chọn chủ hộ của hộ mới.", "The head of the new household is not chosen.")
CHOOSE_GOING = Words("Chọn một trong những người tách đi.", "Choose one of those who go.")
NO_WHY = Words("Chưa chọn lý do.", "Why is not chosen.")
CHOOSE_WHY = Words("Chọn một mục trong danh sách.", "Choose one of the list.")
