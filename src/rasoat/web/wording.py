"""Words of the screens for what the rooms below name by an id."""

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from rasoat.common.problems import Problem
from rasoat.common.sensitivity import Mark
from rasoat.common.words import Words

CLASSES: dict[str, Promise] = {
    "poor": _("poor"),
    "poor_by_income": _("poor by income"),
    "poor_by_deprivation": _("poor by deprivation"),
    "near_poor": _("near-poor"),
    "above": _("outside the list"),
    "none": _("outside the list"),
    "unscored": _("not scored"),
    "not_surveyed": _("not surveyed"),
}
"""Classes as proposed by the scores, and the two ways of having none."""

STOOD: dict[str, Promise] = {
    "poor": _("poor"),
    "near_poor": _("near-poor"),
    "none": _("not on the list"),
}
"""How a household stood on a day."""

GROUPS = {"poor_by_income": "poor", "poor_by_deprivation": "poor", "none": "above"}
"""The group that gives a class its shape and colour, where it is not the class itself."""

LIFE_SIGNS: dict[str, Promise] = {
    "people": _("people come or go"),
    "head": _("new head"),
    "move": _("move"),
    "split": _("split"),
    "merge": _("merger"),
    "end": _("end"),
}
"""What the marks of a life line mean."""

CERTAINTIES: dict[str, Promise] = {
    "text": _("legal text seen"),
    "secondary": _("from a secondary source"),
    "recalled": _("unconfirmed"),
    "inferred": _("worked out"),
    "unknown": _("not known"),
    "illustrative": _("illustrative"),
}

AREAS: dict[str, Promise] = {"urban": _("urban"), "rural": _("rural")}

SHEET_STATES: dict[str, tuple[Promise, str]] = {
    "illustrative": (_("Illustrative"), "warning"),
    "waiting": (_("Waiting for a second person"), "warning"),
    "approved": (_("Approved"), "good"),
    "withdrawn": (_("Withdrawn"), ""),
}
"""Words and tone of each state of a score sheet."""

IMPORT_STATES: dict[str, tuple[Promise, str]] = {
    "waiting": (_("Waiting its turn"), ""),
    "reading": (_("Reading the file"), ""),
    "checking": (_("Checking every cell"), ""),
    "writing": (_("Writing to the register"), ""),
    "marking": (_("Marking the faults in your workbook"), ""),
    "done": (pgettext_lazy("import", "Brought in"), "good"),
    "refused": (_("Refused: has faults"), "danger"),
    "cancelled": (pgettext_lazy("import", "Cancelled"), ""),
    "failed": (_("Stopped by a failure"), "danger"),
}

VERIFICATION_STATES: dict[str, tuple[Promise, str]] = {
    "waiting": (_("Waiting its turn"), ""),
    "running": (_("Verifying"), ""),
    "whole": (_("Whole: nothing was changed"), "good"),
    "broken": (_("Broken: see below"), "danger"),
    "failed": (_("Stopped by a failure"), "danger"),
}

LISTS: dict[str, Promise] = {
    "poor": _("Poor households"),
    "near_poor": _("Near-poor households"),
    "left_poor": _("Households that leave poverty"),
    "left_near_poor": _("Households that leave near-poverty"),
}

ACCOUNT_STATES: dict[str, tuple[Words, str]] = {
    "active": (Words("đang dùng", "in use"), "good"),
    "invited": (Words("chưa đăng nhập", "not signed in yet"), "warning"),
    "idle": (Words("không giữ vai trò", "holds no role"), ""),
    "closed": (Words("đã khóa", "closed"), "danger"),
    "unused": (Words("chưa dùng mã quá 7 ngày", "code not used for 7 days"), "warning"),
    "ending": (Words("sắp hết phân công (14 ngày)", "a role ends within 14 days"), "warning"),
}
"""Words and tone of each state of an account; the last two only narrow the list."""

WAITS: dict[str, Promise] = {
    "requests_to_confirm": _("requests wait for your confirmation as the second person"),
    "invitations_unused": _("people invited more than a week ago have not signed in yet"),
    "assignments_ending": _("assignments end within 14 days"),
    "areas_unsettled": _("assignments lost their unit in a reform: settle where they go"),
    "corrections_open": _("people asked for a correction and wait for an answer"),
    "imports_running": _("surveys are being brought in"),
    "imports_refused": _("survey files were refused: mend the faults and bring them in again"),
    "unscored": _("surveyed households have no score: answers are missing or contradict each other"),
    "illustrative_sheets": _("illustrative score sheets are in use: no list made with them is recognised"),
    "waiting_sheets": _("score sheets wait for a second person"),
}


DATA_MARKS: dict[str, tuple[Promise, str]] = {
    Mark.POSTED: (_("posted in public"), ""),
    Mark.PERSONAL: (_("personal"), ""),
    Mark.SENSITIVE: (_("sensitive"), "warning"),
}
"""Words and tone of how far a personal value may go."""

WHOSE: dict[str, Promise] = {
    "household": _("households and their members"),
    "staff": _("people of the offices"),
    "both": _("households and people of the offices"),
}


def told(problem: Problem) -> str:
    """What is wrong and what to do, in the language of the page."""
    language = get_language() or "vi"
    return f"{problem.what.in_language(language)} {problem.remedy.in_language(language)}"
