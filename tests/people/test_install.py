"""A real province: made once, for ever, empty but for its units and its administrator."""

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.http import HttpRequest

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.bring_in_units import bring_in_units
from rasoat.people.actions.first_administrator import make_first_administrator
from rasoat.people.actions.install_real import install_real
from rasoat.people.models import User, UserKind
from rasoat.people.queries import as_holder, system_actor
from rasoat.places import installation
from rasoat.places.loading.province_files import shipped
from rasoat.places.queries import children

pytestmark = pytest.mark.django_db
UNITS = "67-dak-nong"


@pytest.fixture
def installer():
    with acting(system_actor("system.installer")) as who:
        yield who


def test_a_province_that_is_typed_in_has_no_units(installer):
    province = install_real(68, "68", " Lâm  Đồng ", acting_user=installer)
    assert province.title == "Tỉnh Lâm Đồng"
    assert children(province.id, installation.today()) == ()
    assert installation.current().kind == "real"
    assert installation.today() == dt.datetime.now(installation.TIME_ZONE).date()


def test_units_come_from_their_files_and_a_second_time_change_nothing(installer):
    province = install_real(68, "68", "Lâm Đồng", acting_user=installer, units=shipped(UNITS))
    assert len(children(province.id, installation.today())) == 28
    make_first_administrator("quantri", "Lê Văn Mẫu", province, acting_user=installer)
    administrator = as_holder(User.objects.get(login="quantri").assignments.get(), installation.today())
    with acting(administrator):
        assert bring_in_units(shipped(UNITS), acting_user=administrator).units == 0


def test_it_holds_nobody_but_the_first_administrator(installer):
    province = install_real(68, "68", "Lâm Đồng", acting_user=installer)
    password = make_first_administrator("quantri", "Lê Văn Mẫu", province, acting_user=installer)
    [person] = User.objects.filter(kind=UserKind.PERSON)
    assert authenticate(HttpRequest(), username="quantri", password=password) == person
    assert person.must_change_password


def test_every_wrong_answer_is_told(installer):
    with pytest.raises(Refused) as refused:
        install_real(9, "6x", " ", acting_user=installer, type_of_province="Huyện")
    assert [problem.rule for problem in refused.value.problems] == [
        "installation.bad_issuer",
        "installation.bad_province_code",
        "installation.province_nameless",
        "installation.bad_province_type",
    ]


def test_a_code_that_the_units_do_not_have_today_leaves_nothing_behind(installer):
    with pytest.raises(Refused, match="67"):
        install_real(67, "67", "Đắk Nông", acting_user=installer, units=shipped(UNITS))
    with pytest.raises(installation.NotInstalled):
        installation.current()


def test_a_database_is_decided_once(installer):
    install_real(68, "68", "Lâm Đồng", acting_user=installer)
    with pytest.raises(Refused) as refused:
        install_real(69, "69", "Khác", acting_user=installer)
    assert refused.value.problems[0].rule == "installation.decided_already"
