"""Which passwords may be chosen: long ones that nobody would try first, of any letters."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from rasoat.people.models import User
from rasoat.people.one_time_codes import one_time_code

ANYBODY = User(login="an.nguyen", full_name="Nguyễn Thị An")


@pytest.mark.parametrize(
    "password",
    [
        "mot-cau-kho-doan",
        "chữ thường chỉ có chữ",
        "CHIMUNGDAUNGO",
        "39571 86402 75913",
        "!@#$%^&*()_+{}",
        "trường thôn có cây đa to",
        "x" * 4 + "q7" * 30,
        "đ" * 5 + "ư" * 500,
    ],
)
def test_any_letters_may_be_chosen(password):
    validate_password(password, ANYBODY)


@pytest.mark.parametrize(
    "password",
    [
        "ngắn",
        "qwertyuiop",
        "password1234",
        "Rà soát hộ nghèo 2018",
        "rasoat@2026!!",
        "UBND xã Đắk R'Lấp",
        "mat khau 123456",
        "matkhau2018",
        "0912 345 678",
        "01/01/1990 - 1",
        "012345678901",
        "nguyen thi an",
    ],
)
def test_what_others_would_try_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, ANYBODY)


def test_a_one_time_code_does_not_become_the_password():
    with pytest.raises(ValidationError):
        validate_password(one_time_code(), ANYBODY)


def test_a_password_is_taken_as_typed():
    person = User(login="an.nguyen", full_name="Nguyễn Thị An")
    person.set_password("  Mật Khẩu " + "dài " * 40)
    assert person.check_password("  Mật Khẩu " + "dài " * 40)
    assert not person.check_password("  mật khẩu " + "dài " * 40)
    assert not person.check_password("  Mật Khẩu " + "dài " * 39)
    assert not person.check_password(("  Mật Khẩu " + "dài " * 40).strip())
