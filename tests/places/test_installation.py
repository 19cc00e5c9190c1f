from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from rasoat.common.problems import Refused
from rasoat.places import installation
from rasoat.places.installation import NotInstalled, make_demonstration, make_real, move_working_date
from rasoat.places.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def province_id():
    return Unit.objects.create().pk


def test_nothing_is_assumed_before_it_is_decided():
    with pytest.raises(NotInstalled):
        installation.today()


def test_a_demonstration_has_its_own_day(province_id):
    make_demonstration(issuer=67, province_id=province_id)
    found = installation.current()
    assert (found.is_demonstration, found.issuer, found.province_id) == (True, 67, province_id)
    assert installation.today() == found.today == date(2018, 11, 15)


def test_a_real_installation_lives_today_in_viet_nam(province_id):
    make_real(issuer=67, province_id=province_id)
    before = datetime.now(installation.TIME_ZONE).date()
    assert before <= installation.today() <= datetime.now(installation.TIME_ZONE).date()
    assert not installation.is_demonstration()


def test_it_is_decided_once(province_id):
    make_real(issuer=67, province_id=province_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_demonstration(issuer=67, province_id=province_id)
    assert not installation.is_demonstration()


def test_the_working_date_moves_forward(province_id):
    make_demonstration(issuer=67, province_id=province_id)
    assert move_working_date(date(2018, 12, 20)).today == date(2018, 12, 20)
    assert move_working_date(date(2018, 12, 20)).today == installation.today() == date(2018, 12, 20)


def test_it_does_not_move_back(province_id):
    make_demonstration(issuer=67, province_id=province_id)
    with pytest.raises(Refused, match="cannot go back to 14/11/2018"):
        move_working_date(date(2018, 11, 14))
    assert installation.today() == date(2018, 11, 15)


def test_a_real_day_does_not_move(province_id):
    make_real(issuer=67, province_id=province_id)
    with pytest.raises(Refused, match="always uses today"):
        move_working_date(date(2030, 1, 1))
