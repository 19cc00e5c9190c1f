"""Devices in the field on the page of one's own account."""

import pytest
from django.test import Client
from django.urls import reverse

from rasoat.people.models import FieldToken

pytestmark = pytest.mark.django_db


@pytest.fixture
def enumerator(person_at, small_province):
    return person_at(small_province.upper, "enumerator")


def test_the_token_is_shown_once_on_the_page(enumerator, campaign):
    browser = Client()
    browser.force_login(enumerator.person)
    shown = browser.post(reverse("device_issue"), {"name": "Điện thoại"}).content.decode()
    assert "rsf_" in shown
    assert "data:image/svg+xml" in shown
    later = browser.get(reverse("mfa_index")).content.decode()
    assert "Điện thoại" in later
    assert "rsf_" not in later
    assert browser.post(reverse("device_revoke", args=[FieldToken.objects.get().pk])).status_code == 302
    assert browser.post(reverse("device_revoke", args=[10**9])).status_code == 404


def test_without_a_name_the_page_says_what_to_do(enumerator, campaign):
    browser = Client()
    browser.force_login(enumerator.person)
    answer = browser.post(reverse("device_issue"), {"name": " "}, follow=True)
    assert "Chưa đặt tên thiết bị." in answer.content.decode()


def test_while_no_review_is_open_no_device_is_let_in(enumerator):
    browser = Client()
    browser.force_login(enumerator.person)
    assert "hôm nay chưa có đợt nào mở" in browser.get(reverse("mfa_index")).content.decode()
    assert (
        "Ngày hết hạn không sau hôm nay"
        in browser.post(reverse("device_issue"), {"name": "Máy"}, follow=True).content.decode()
    )
