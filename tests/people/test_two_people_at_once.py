"""Two people confirm one request in the same moment, in a database where transactions commit."""

from concurrent.futures import ThreadPoolExecutor

from allauth.mfa.models import Authenticator
from django.db import connections

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.reset_second_factor import ask_factor_reset, confirm_factor_reset


def test_of_two_who_confirm_at_once_one_is_told(own_database, person_at, small_province):
    head = person_at(small_province.upper, "village_head").person
    Authenticator.objects.create(user=head, type="totp", data={"secret": "x"})
    officer = person_at(small_province.hill, "commune_officer")
    chair = person_at(small_province.hill, "commune_chair")
    other = person_at(small_province.north, "district_leader")
    with acting(officer):
        request = ask_factor_reset(head.login, "mất điện thoại", acting_user=officer)

    def confirm(who) -> str:
        try:
            with acting(who):
                confirm_factor_reset(request.pk, acting_user=who)
        except Refused as refused:
            return refused.problems[0].rule
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(confirm, [chair, other])) == ["done", "request.settled"]
