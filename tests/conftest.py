"""What tests of the database share: clones of one template, the application role, persons who act."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import clone, ensure_template, fresh_name, pointed_at
from django.conf import settings
from hypothesis import settings as properties
from live_site import LiveSite, serving
from small_province import TODAY, Place, SmallProvince, make_small_province

from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment, User
from rasoat.people.queries import as_holder

# Every run tries the same examples, so that no release is refused by luck; the profile "fresh" tries others.
properties.register_profile("same", derandomize=True)
properties.register_profile("fresh")
properties.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def database_template(django_test_environment: None, django_db_blocker) -> Iterator[str]:
    """The name of the template; the embedded server runs as long as it is used."""
    server = settings.DATABASE_SERVER
    if server:
        server.start()
    try:
        with django_db_blocker.unblock():
            yield ensure_template()
    finally:
        if server:
            server.stop()


@pytest.fixture(scope="session")
def django_db_setup(database_template: str, django_db_blocker) -> Iterator[None]:
    """This worker's own clone, reached as the application role; replaces the fixture of pytest-django."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
        django_db_blocker.block(),
    ):
        yield


@pytest.fixture(scope="module")
def home_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose path has blanks, a comma and Vietnamese letters, and where the server's account may go."""
    above = Path("/var/cache") if os.geteuid() == 0 else tmp_path_factory.mktemp("homes")
    home = above / f"rasoat tests, Đắk R'Moan {fresh_name()}"
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def own_database(database_template: str, django_db_blocker) -> Iterator[str]:
    """A clone for this test alone, in which transactions really commit. Not together with ``db``."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        yield name


@pytest.fixture
def live_site(own_database: str) -> Iterator[LiveSite]:
    """The web application as browsers meet it, on a database of its own. Fill it, then open ``url``."""
    with serving() as site:
        yield site


@pytest.fixture
def small_province(request: pytest.FixtureRequest) -> SmallProvince:
    """Units of a small demonstration province, in whichever database the test uses (marker ``real``)."""
    if "own_database" not in request.fixturenames:
        request.getfixturevalue("db")
    return make_small_province(real=request.node.get_closest_marker("real") is not None)


@pytest.fixture
def person_at(small_province: SmallProvince) -> Callable[..., ActingUser]:
    """``person_at(place, role, *areas)``: a new person holding the role there, ready for ``acting``."""

    def make(place: Place, role: str = "province_officer", *areas: Place) -> ActingUser:
        person = User.objects.create(login=f"person{User.objects.count()}", full_name="Nguyễn Thị Mẫu")
        assignment = Assignment.objects.create(person=person, role=role, unit=place.unit, valid_from=TODAY)
        for position, area in enumerate(areas, start=1):
            assignment.areas.create(unit=area.unit, position=position)
        return as_holder(assignment, TODAY)

    return make
