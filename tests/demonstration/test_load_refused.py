"""What must not be half done: a load broken off, a load into a province's real database."""

import pytest

from rasoat.common.problems import Refused
from rasoat.demonstration.load import ensure_loaded
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import SEED
from rasoat.people.models import User
from rasoat.places import installation
from rasoat.places.models import Installation, Unit

TRUC_SON = "24661"


def test_a_real_database_is_refused(own_database):
    installation.make_real(issuer=10, province_id=Unit.objects.create().pk)
    with pytest.raises(Refused) as refused:
        ensure_loaded(communes={TRUC_SON})
    assert [problem.rule for problem in refused.value.problems] == ["demonstration.database_is_real"]
    assert Unit.objects.count() == 1
    assert not User.objects.filter(login="tinh").exists()


class BrokenOffError(Exception):
    pass


def break_off(_households):
    raise BrokenOffError


def test_a_load_broken_off_leaves_nothing_and_starts_again(own_database, capsys):
    with pytest.raises(BrokenOffError):
        ensure_loaded(communes={TRUC_SON}, progress=break_off)
    assert not Installation.objects.exists()
    assert not Unit.objects.exists()
    assert not User.objects.filter(login="tinh").exists()
    loaded = ensure_loaded(communes={TRUC_SON})
    households = sum(village.households for village in plan(SEED) if village.commune.code == TRUC_SON)
    assert loaded.households == households
    assert capsys.readouterr().out.endswith(f"\r  {households} hộ / households\n")
