"""One request, one transaction, one named person; rendering included."""

from pathlib import Path

import pytest
from django.db import connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import path

from rasoat.people.acting import acting, current_or_none
from rasoat.people.models import TrailEntry, User
from rasoat.people.permissions import require
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record

pytestmark = pytest.mark.urls(__name__)

TEMPLATE = "{% for entry in entries %}{{ entry.subject_code }} {% endfor %}"


def done():
    """What was done, but for signing in."""
    return TrailEntry.objects.exclude(verb="signin.done").order_by("id")


def leave_a_mark(request, code: str) -> None:
    who = request.acting_user
    record("person.create", acting_user=who, subject=Subject("person", code), unit_path=who.unit_path)


def lazy_page(request):
    """The query runs while the template renders, after the view has returned."""
    template = engines["django"].from_string(TEMPLATE)
    return SimpleTemplateResponse(template, {"entries": done()})


def failing_page(request):
    leave_a_mark(request, "failed")
    raise ArithmeticError


def failing_template(request):
    leave_a_mark(request, "failed")
    return SimpleTemplateResponse(engines["django"].from_string("{{ fail }}"), {"fail": fail})


def fail():
    raise ArithmeticError


def refused_page(request):
    leave_a_mark(request, "refused")
    return HttpResponse(status=403)


def forbidden_page(request):
    leave_a_mark(request, "undone")
    require(request.acting_user, "sheet.approve", request.acting_user.unit_path)


def stream(request):
    return StreamingHttpResponse(entry.subject_code for entry in TrailEntry.objects.all())


def file(request):
    return FileResponse(Path(__file__).open("rb"))


def who(request):
    return HttpResponse(str(current_or_none() and current_or_none().person.login))


urlpatterns = [
    path("lazy", lazy_page),
    path("failing", failing_page),
    path("failing-template", failing_template),
    path("refused", refused_page),
    path("forbidden", forbidden_page),
    path("stream", stream),
    path("file", file),
    path("who", who),
    path("login/", who, name="account_login"),
    path("logout/", who, name="account_logout"),
    path("language/", who, name="set_language"),
    path("password/", who, name="password_change"),
]


@pytest.fixture
def officer(own_database, small_province, person_at):
    """An officer of the commune ``hill``, in a database where transactions commit."""
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def browser(officer) -> Client:
    """A browser in which the officer has signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(officer.person)
    return client


def marks() -> list[str]:
    with acting(system_actor("system.checker")):
        return list(done().values_list("subject_code", flat=True))


def test_the_person_is_named_during_the_request_and_not_after(browser, officer):
    assert browser.get("/who").content.decode() == officer.person.login
    assert current_or_none() is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('rasoat.person', true)")
        assert cursor.fetchone()[0] in (None, "")


def test_nobody_is_named_for_who_has_not_signed_in(officer):
    assert Client().get("/who").content == b"None"


def test_a_query_that_runs_while_rendering_is_still_in_the_transaction(browser, officer, small_province):
    installer = system_actor("system.installer")
    with acting(installer):
        for name in ("upper", "quarter"):
            place = getattr(small_province, name)
            record(
                "person.create", acting_user=installer, subject=Subject("person", name), unit_path=place.path
            )
    assert browser.get("/lazy").content.decode().split() == ["upper"]


@pytest.mark.parametrize("address", ["/failing", "/failing-template"])
def test_an_exception_undoes_everything(browser, address):
    assert browser.get(address).status_code == 500
    assert marks() == []


def test_an_answer_that_refuses_is_kept(browser):
    assert browser.get("/refused").status_code == 403
    assert marks() == ["refused"]


def test_not_allowed_undoes_the_work_and_is_recorded(browser):
    assert browser.get("/forbidden").status_code == 403
    assert marks() == ["sheet.approve"]


def test_a_stream_from_the_database_is_refused(browser):
    assert browser.get("/stream").status_code == 500


def test_a_file_is_answered(browser):
    assert b"FileResponse" in b"".join(browser.get("/file").streaming_content)


def test_a_password_set_by_another_must_be_replaced_first(browser, officer):
    User.objects.filter(pk=officer.person.pk).update(must_change_password=True)
    assert browser.get("/lazy").headers["Location"] == "/password/"
    assert browser.get("/logout/").status_code == 200


def test_someone_without_an_assignment_signs_in_and_sees_nothing(officer, small_province, browser):
    officer.assignment.valid_to = officer.assignment.valid_from
    officer.assignment.save()
    assert browser.get("/lazy").content == b""


@pytest.mark.parametrize(
    ("cookie", "own", "answered"), [(None, "en", "en"), ("vi", "en", "vi"), ("xx", "en", "vi")]
)
def test_the_language_switch_wins_over_the_persons_own(browser, officer, cookie, own, answered):
    User.objects.filter(pk=officer.person.pk).update(language=own)
    if cookie:
        browser.cookies["django_language"] = cookie
    assert browser.get("/who", headers={"Accept-Language": "en"}).headers["Content-Language"] == answered
