"""The verb by which people keep their own details right."""

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.people.person_faults import faults_of_phone, tidy_phone
from rasoat.people.sign_in_trail import record_own

LANGUAGES = ("vi", "en")


@transaction.atomic
def change_own_details(phone: str, language: str, *, acting_user: ActingUser) -> User:
    """Telephone number and language. The name is changed by who manages the account: papers carry it.

    Raises ``Refused`` with every fault.
    """
    problems = list(faults_of_phone(phone))
    if language not in LANGUAGES:
        problems.append(Problem("person.language_unknown", language, UNKNOWN, CHOOSE))
    if problems:
        raise Refused(problems)
    person = User.objects.select_for_update().get(pk=acting_user.person.pk)
    person.phone, person.language = tidy_phone(phone), language
    person.save(update_fields=["phone", "language"])
    record_own("person.details", acting_user=acting_user)
    return person


UNKNOWN = Words("Không có ngôn ngữ này.", "There is no such language.")
CHOOSE = Words("Chọn tiếng Việt hoặc tiếng Anh.", "Choose Vietnamese or English.")
