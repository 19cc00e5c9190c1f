"""A database is brought up to date only where row security binds the application."""

import pytest
from django.conf import settings
from django.db import connection, connections

from rasoat.common.problems import Refused
from rasoat.people.models import User, UserKind
from rasoat.people.preparation import prepare
from rasoat.people.roles import system_actors


def test_preparing_again_changes_nothing(own_database):
    before = set(User.objects.values_list("login", flat=True))
    prepare()
    assert set(User.objects.values_list("login", flat=True)) == before == set(system_actors())
    assert not User.objects.exclude(kind=UserKind.SYSTEM).exists()


def test_a_right_that_a_release_no_longer_gives_is_taken_away(own_database):
    with connections["owner"].cursor() as owner:
        owner.execute(f"GRANT ALL ON people_trailentry TO {connection.settings_dict['USER']}")
    prepare()
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", ["people_trailentry"])
        assert cursor.fetchone() == (False,)


def test_the_owner_may_not_be_the_application(own_database, monkeypatch):
    monkeypatch.setitem(
        connections["default"].settings_dict, "USER", connections["owner"].settings_dict["USER"]
    )
    with pytest.raises(Refused) as refused:
        prepare()
    assert refused.value.problems[0].rule == "database.one_role"


def test_a_role_above_row_security_is_refused(own_database, monkeypatch):
    if settings.DATABASE_SERVER is None:
        pytest.skip("the superuser of somebody else's server is not ours")
    monkeypatch.setitem(connection.settings_dict, "USER", "postgres")
    with pytest.raises(Refused) as refused:
        prepare()
    assert refused.value.problems[0].rule == "database.role_too_strong"


def test_without_an_owner_nothing_is_tried(own_database, monkeypatch):
    monkeypatch.delitem(connections.settings, "owner")
    with pytest.raises(Refused) as refused:
        prepare()
    assert refused.value.problems[0].rule == "database.no_owner"
