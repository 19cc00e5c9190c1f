"""How pages write numbers, days, classes and sources."""

from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rasoat.common.codes import is_valid_code, show_code
from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.register.actions.settle_correction import OUTCOMES
from rasoat.register.corrections import CHANNELS
from rasoat.web import wording
from rasoat.web.page_models.people import FieldFault, Form

register = template.Library()


@register.filter
def said(words: Words | None) -> str:
    """The text in the language of the page."""
    return words.in_language(get_language() or "vi") if words else ""


@register.filter
def sentence(words: Words | None) -> str:
    """The text as a sentence of its own: faults are written to follow their place."""
    text = said(words)
    return text[:1].upper() + text[1:]


@register.filter
def whole(number: int | None) -> str:
    """12.345 in Vietnamese, 12,345 in English; a dash for what is not known, which is not zero."""
    if number is None:
        return "–"
    return f"{number:,}" if _is_english() else f"{number:,}".replace(",", ".")


@register.filter
def day(value: date | None) -> str:
    """15/11/2018 in Vietnamese, 15 Nov 2018 in English; a dash for what is not known."""
    return "–" if value is None else formats.date_format(value, "j M Y" if _is_english() else "d/m/Y")


@register.filter
def birth(value: PartialDate | None) -> str:
    """A birth date with the precision it is known in: 12/05/1986, 05/1986, 1986."""
    if value is None:
        return "–"
    parts = [f"{part:02d}" for part in (value.day, value.month) if part is not None]
    return "/".join([*parts, str(value.year)])


@register.filter
def moment(value: datetime) -> str:
    """A day with hour and minute, in the time of Viet Nam."""
    local = timezone.localtime(value)
    return f"{day(local.date())} {local:%H:%M}"


@register.filter
def spaced(code: str) -> str:
    """A code in groups that an eye can hold, which no line break parts."""
    return show_code(code).replace(" ", "\u00a0") if is_valid_code(code) else code


@register.filter
def class_word(kind: str) -> str:
    """The word for a class."""
    return str(wording.CLASSES.get(kind, kind))


@register.filter
def stood_word(group: str) -> str:
    """How a household stood on a day."""
    return str(wording.STOOD.get(group, group))


@register.filter
def area(area_type: str) -> str:
    """The word for urban or rural."""
    return str(wording.AREAS.get(area_type, ""))


@register.filter
def life_word(kind: str) -> str:
    """What a mark of a life line means."""
    return str(wording.LIFE_SIGNS[kind])


@register.filter
def list_word(kind: str) -> str:
    """The title of a list."""
    return str(wording.LISTS[kind])


@register.filter
def wait_word(kind: str) -> str:
    """What waits."""
    return str(wording.WAITS[kind])


@register.filter
def whose_word(whose: str) -> str:
    """Whose data a table holds."""
    return str(wording.WHOSE[whose])


@register.filter
def channel_word(channel: str) -> str:
    """How a request for correction came."""
    return said(CHANNELS.get(channel))


@register.filter
def outcome_word(outcome: str) -> str:
    """What a request for correction was answered."""
    return sentence(OUTCOMES.get(outcome))


@register.simple_tag
def data_mark(mark: str) -> SafeString:
    """How far a personal value may go, as a label."""
    return _tag(*wording.DATA_MARKS[mark])


@register.simple_tag
def klass(kind: str) -> SafeString:
    """A class as its word with its shape and colour."""
    group = wording.GROUPS.get(kind, kind)
    return format_html('<span class="klass klass-{}">{}</span>', group, class_word(kind))


@register.simple_tag
def icon(name: str) -> SafeString:
    """One picture of the sprite; never the only carrier of a meaning."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("build/icons.svg"),
        name,
    )


@register.simple_tag
def sure(certainty: str) -> SafeString:
    """The certainty mark of a legal value."""
    word = wording.CERTAINTIES.get(certainty, certainty)
    return format_html('<span class="tag sure-{}">{}</span>', certainty, word)


@register.simple_tag
def sheet_state(state: str) -> SafeString:
    """The state of a score sheet as a label."""
    return _tag(*wording.SHEET_STATES[state])


@register.simple_tag
def account_state(state: str) -> SafeString:
    """The state of an account as a label."""
    words, tone = wording.ACCOUNT_STATES[state]
    return _tag(said(words), tone)


@register.filter
def typed(form: Form, name: str) -> str:
    """What was typed into a field of a form that is shown again."""
    return form.values.get(name, "")


@register.filter
def faults_at(form: Form, name: str) -> list[FieldFault]:
    """What is wrong with a field."""
    return [fault for fault in form.faults if fault.field == name]


@register.simple_tag
def import_state(state: str) -> SafeString:
    """The state of an import as a label."""
    return _tag(*wording.IMPORT_STATES[state])


@register.simple_tag
def verification_state(state: str) -> SafeString:
    """The state of a verification of the trail as a label."""
    return _tag(*wording.VERIFICATION_STATES[state])


@register.filter
def bytes_said(size: int) -> str:
    """A file size: 300 kB, 20 MB."""
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{-(-size // 1000)} kB"


@register.filter
def time_left(seconds: int | None) -> str:
    """How long something still takes, roughly."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    return _("about %(minutes)s minutes left") % {"minutes": -(-seconds // 60)}


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def _tag(word: object, tone: str) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', f"tag-{tone}" if tone else "", word)
