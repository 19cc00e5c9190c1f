"""Bytes by their hash, under row security, never changed."""

import hashlib

import pytest
from django.db import transaction

from rasoat.archive.keeping import PDF, fetch, keep
from rasoat.archive.models import ArchivedFile
from rasoat.people.acting import acting

pytestmark = pytest.mark.django_db
BYTES = b"%PDF-1.7 danh s\xc3\xa1ch"
SHA256 = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def officer(small_province, person_at):
    with acting(person_at(small_province.hill, "commune_officer")) as who:
        yield who


def kept(who, path):
    return keep(BYTES, name="danh-sach.pdf", media_type=PDF, unit_path=path, acting_user=who)


def test_what_is_kept_comes_back(officer, small_province):
    assert kept(officer, small_province.upper.path).sha256 == SHA256
    assert fetch(SHA256, acting_user=officer) == BYTES


def test_the_same_bytes_are_kept_once_for_a_unit(officer, small_province):
    for village in (small_province.upper, small_province.upper, small_province.lower):
        kept(officer, village.path)
    assert ArchivedFile.objects.count() == 2


def test_foreign_files_do_not_exist(officer, small_province, person_at):
    kept(officer, small_province.upper.path)
    with acting(person_at(small_province.town, "commune_officer")) as stranger:
        assert fetch(SHA256, acting_user=stranger) is None
        kept(stranger, small_province.quarter.path)
        assert fetch(SHA256, acting_user=stranger) == BYTES


def test_nothing_is_kept_for_a_foreign_unit(officer, small_province):
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        kept(officer, small_province.quarter.path)


def test_the_database_refuses_bytes_with_another_hash(officer, small_province):
    with pytest.raises(Exception, match="archived_bytes_have_the_hash"), transaction.atomic():
        ArchivedFile.objects.create(
            sha256="0" * 64,
            unit_path=small_province.upper.path,
            name="x",
            media_type=PDF,
            size=len(BYTES),
            content=BYTES,
            made_by=officer.person,
        )


def test_a_kept_file_is_never_changed(officer, small_province):
    kept(officer, small_province.upper.path)
    for change in (lambda rows: rows.update(name="khac.pdf"), lambda rows: rows.delete()):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            change(ArchivedFile.objects.all())
