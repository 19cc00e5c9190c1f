"""The page of one's own account, read from what django-allauth keeps."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from rasoat.campaigns.queries import current_season_end
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.field_tokens import COLLECT
from rasoat.people.models import FieldToken, User
from rasoat.people.second_factor import PROVING, must_have_second_factor
from rasoat.places.installation import today
from rasoat.places.queries import units_on
from rasoat.web.page_models.account import AccountPage, DeviceRow, PasskeyRow, SessionRow

BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "coc_coc": "Cốc Cốc", "Firefox/": "Firefox", "Chrome/": "Chrome"}
SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "Mac"}
UNKNOWN = Words("Thiết bị khác", "Another device")


def account_page(who: ActingUser, session_key: str | None) -> AccountPage:
    """What the page shows to its owner."""
    person = who.person
    held = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    kinds = {one.type for one in held}
    codes = next((one for one in held if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return AccountPage(
        login=person.login,
        name=person.full_name,
        must=not kinds & set(PROVING) and must_have_second_factor(person),
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=tuple(_passkey(one) for one in held if one.type == Authenticator.Type.WEBAUTHN),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
        sessions=_sessions(person, session_key),
        devices=_devices(person),
        may_add_device=COLLECT in who.verbs,
        season_end=current_season_end(),
    )


def device_words(user_agent: str) -> Words:
    """Browser and system as people know them, from what the browser says of itself."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    known = " · ".join(filter(None, (browser, system)))
    return Words(known, known) if known else UNKNOWN


def _sessions(person: User, session_key: str | None) -> tuple[SessionRow, ...]:
    found = sorted(UserSession.objects.purge_and_list(person), key=lambda one: one.created_at, reverse=True)
    return tuple(
        SessionRow(
            one.pk, device_words(one.user_agent), one.ip, one.created_at, one.session_key == session_key
        )
        for one in found
    )


def _devices(person: User) -> tuple[DeviceRow, ...]:
    """Those that may still come in."""
    day = today()
    open_ones = FieldToken.objects.filter(person=person, revoked_at=None, valid_to__gt=day)
    found = list(open_ones.select_related("assignment").order_by("id"))
    units = units_on({one.assignment.unit_id for one in found}, day)
    return tuple(
        DeviceRow(one.pk, one.name, units[one.assignment.unit_id].title, one.valid_to, one.used_at)
        for one in found
        if one.assignment.unit_id in units
    )


def _passkey(one: Authenticator) -> PasskeyRow:
    return PasskeyRow(one.pk, one.wrap().name, one.created_at, one.last_used_at)
