"""Every column says how far it may go, and a public page cannot be given one that may not go there."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from rasoat.common.sensitivity import Mark, marks
from rasoat.law.reading.load import shipped
from rasoat.people.models import User
from rasoat.people.personal.answers import mark_of_answer, marks_of_questions
from rasoat.people.personal.public import NotForPublic, PublicRecord, mark_of, marks_of, public_view
from rasoat.people.visibility import ProtectedModel
from rasoat.register.models import Assessment, Household, LegalStatus, Member

MARKED = [model for model in apps.get_models() if marks_of(model) is not None]
COLUMNS = [
    pytest.param(model, field.name, id=f"{model.__name__}.{field.name}")
    for model in MARKED
    for field in model._meta.concrete_fields
]


def test_every_protected_model_is_marked() -> None:
    protected = {model for model in apps.get_models() if issubclass(model, ProtectedModel)}
    assert protected - set(MARKED) == set()


@pytest.mark.parametrize("model", MARKED, ids=lambda model: model.__name__)
def test_every_column_has_its_mark_and_every_mark_its_column(model: type[models.Model]) -> None:
    assert set(marks_of(model) or {}) == {field.name for field in model._meta.concrete_fields}


@pytest.mark.parametrize(("model", "name"), COLUMNS)
def test_only_what_is_marked_public_goes_out(model: type[models.Model], name: str) -> None:
    mark = mark_of(model, name)
    if mark is not None and mark.is_public:
        assert set(public_view(model(), [name])) == {name}
    else:
        with pytest.raises(NotForPublic, match=f"{model.__name__}.{name}"):
            public_view(model(), [name])


def test_what_the_law_calls_sensitive_is_marked_so() -> None:
    sensitive = {
        (model, name)
        for model in (Household, Member, Assessment, LegalStatus, User)
        for name, mark in (marks_of(model) or {}).items()
        if mark is Mark.SENSITIVE
    }
    assert sensitive == {
        (Household, "ethnic_group"),
        (Member, "ethnic_group"),
        (Member, "birth"),
        (Member, "identity_number"),
        (Assessment, "answers"),
        (Assessment, "explanation"),
        (Assessment, "problems"),
        (User, "password"),
    }


def test_a_public_record_shows_values_and_ids_and_nothing_else() -> None:
    row = Household(id=1000000015, head_name="Y Mẫu", unit_id=7, address="Ngõ 1")
    record = public_view(row, ["head_name", "unit"])
    assert dict(record) == {"head_name": "Y Mẫu", "unit": 7}
    assert isinstance(record, PublicRecord)
    with pytest.raises(KeyError):
        record["address"]
    assert not hasattr(record, "address")
    assert not hasattr(record, "row")


def test_one_wrong_field_among_good_ones_refuses_all() -> None:
    with pytest.raises(NotForPublic, match=r"Household\.ethnic_group is sensitive"):
        public_view(Household(head_name="Y Mẫu"), ["head_name", "ethnic_group"])


@pytest.mark.parametrize("name", ["no_such_field", "members", "code", "pk", "__dict__"])
def test_what_is_no_marked_column_is_refused(name: str) -> None:
    with pytest.raises(NotForPublic, match="not marked"):
        public_view(Household(id=1000000015), [name])


@isolate_apps("rasoat.register")
def test_a_mark_without_a_column_is_refused() -> None:
    class Odd(Household):
        sensitivity = marks(free="no_such_column")

        class Meta:
            proxy = True
            app_label = "register"

    with pytest.raises(NotForPublic, match="no column"):
        public_view(Odd(), ["no_such_column"])


def test_a_name_is_marked_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        marks(personal="name", free="name")
    with pytest.raises(ValueError, match="public"):
        marks(public="name")


def test_every_question_of_the_law_is_marked() -> None:
    asked = {
        one.id
        for file in shipped().questionnaires.values()
        for one in (*file.says.questions, *file.says.member_fields)
    }
    assert set(marks_of_questions()) == asked
    assert set(marks_of_questions().values()) == {Mark.PERSONAL, Mark.SENSITIVE}


def test_a_question_nobody_marked_is_sensitive() -> None:
    assert mark_of_answer("disability_degree") is Mark.SENSITIVE
    assert mark_of_answer("serious_illness") is Mark.SENSITIVE
    assert mark_of_answer("roof") is Mark.PERSONAL
