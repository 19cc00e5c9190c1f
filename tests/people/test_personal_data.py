"""The register of what is held about people is complete: every table, every personal column, every verb."""

import pytest
from django.apps import apps
from pydantic import ValidationError

from rasoat.law.reading.load import shipped
from rasoat.people.personal.holdings import HeldTable, held_tables
from rasoat.people.personal.public import marks_of
from rasoat.people.personal.register_file import PersonalData, Table, personal_data
from rasoat.people.roles import roles
from rasoat.people.visibility import ProtectedModel

FILE = personal_data()
TABLES = {one.model: one for one in FILE.table}
OURS = [one for one in FILE.table if marks_of(apps.get_model(one.model)) is not None]
LIBRARIES = [one for one in FILE.table if one not in OURS]
by_model = {"argvalues": FILE.table, "ids": [one.model for one in FILE.table]}


def test_every_table_is_in_the_register_or_said_to_hold_nothing() -> None:
    known = [*TABLES, *FILE.nothing_personal, *FILE.never_filled]
    assert sorted(known) == sorted({model._meta.label for model in apps.get_models()})
    assert len(TABLES) == len(FILE.table)


def test_what_holds_nothing_has_no_personal_mark() -> None:
    marked = {name: marks_of(apps.get_model(name)) or {} for name in FILE.nothing_personal}
    assert {
        name for name, marks in marked.items() if any(mark.is_personal for mark in marks.values())
    } == set()


@pytest.mark.parametrize("table", OURS, ids=lambda one: one.model)
def test_every_personal_column_says_what_it_holds(table: Table) -> None:
    marks = marks_of(apps.get_model(table.model)) or {}
    said = [name for held in table.held for name in held.fields]
    assert sorted(said) == sorted(name for name, mark in marks.items() if mark.is_personal)
    assert [held.mark for held in table.held if held.mark] == [], "the mark stands in the model"
    assert table.technical == ()


@pytest.mark.parametrize("table", LIBRARIES, ids=lambda one: one.model)
def test_of_a_librarys_table_every_column_is_known(table: Table) -> None:
    said = [*table.technical, *(name for held in table.held for name in held.fields)]
    assert sorted(said) == sorted(field.name for field in apps.get_model(table.model)._meta.concrete_fields)
    assert all(held.mark and held.mark.is_personal for held in table.held)


@pytest.mark.parametrize("table", **by_model)
def test_who_sees_it_is_a_role_or_the_system(table: Table) -> None:
    known = {verb for role in roles().values() for verb in role.verbs}
    assert set(table.verbs) - known == set()
    assert table.verbs or table.system


@pytest.mark.parametrize("table", **by_model)
def test_what_areas_do_not_bound_is_said_to_be_everywhere(table: Table) -> None:
    bounded = issubclass(apps.get_model(table.model), ProtectedModel)
    assert not (bounded and table.everywhere)


def test_instruments_are_registered_and_never_surer_than_the_register() -> None:
    surer = ["unknown", "illustrative", "inferred", "recalled", "secondary", "text"]
    for basis in FILE.basis:
        for cited in basis.cites:
            instrument = shipped().register[cited.instrument]
            assert surer.index(cited.certainty) <= surer.index(instrument.certainty)


def test_roles_are_computed_from_the_file_of_roles() -> None:
    held = {one.model: one for one in held_tables()}
    officer, operator = roles()["commune_officer"].words, roles()["operator"].words
    assert officer in held["register.Household"].roles
    assert officer in held["register.CorrectionRequest"].roles
    assert all(operator not in one.roles for one in held.values() if one.bounded)
    assert held["people.RowHistory"].roles == ()


def test_marks_come_from_the_models() -> None:
    (member,) = [one for one in held_tables() if one.model == "register.Member"]
    assert {name: one.mark for one in member.holdings for name in one.columns} | {} == {
        name: mark
        for name, mark in (marks_of(apps.get_model("register.Member")) or {}).items()
        if mark.is_personal
    }


def test_a_ground_that_is_not_there_is_refused() -> None:
    wrong = FILE.table[0].model_copy(update={"basis": ("nowhere",)})
    with pytest.raises(ValidationError, match="nowhere"):
        PersonalData.model_validate(FILE.model_dump(by_alias=True) | {"table": (wrong,)})


def test_each_table_is_described_in_both_languages() -> None:
    for one in held_tables():
        assert isinstance(one, HeldTable)
        texts = [one.words, one.why, one.kept.words, *(holding.words for holding in one.holdings)]
        assert all(text.vi and text.en and text.vi != text.en for text in texts)
