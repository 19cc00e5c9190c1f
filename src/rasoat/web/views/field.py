"""What devices in the field ask: with a token, never with a password."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.places.installation import today
from rasoat.places.queries import units_on
from rasoat.places.unit_row import ids_in


@never_cache
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Whose token this is, for which areas, in words a device can show; 401 with the reason otherwise."""
    who: ActingUser | None = request.acting_user
    if who is None:
        problems = [_said(problem) for problem in request.token_fault.problems]
        return JsonResponse({"problems": problems}, status=401, headers={"WWW-Authenticate": "Bearer"})
    areas = units_on([ids_in(area.start)[-1] for area in who.ranges], today())
    return JsonResponse(
        {
            "person": who.person.full_name,
            "role": {"vi": who.role_name.vi, "en": who.role_name.en},
            "areas": [{"code": unit.code, "title": unit.title} for unit in areas.values()],
            "today": today().isoformat(),
        }
    )


def _said(problem: Problem) -> dict[str, str]:
    what, remedy = problem.what, problem.remedy
    return {
        "rule": problem.rule,
        "vi": f"{what.vi} {remedy.vi}",
        "en": f"{what.en} {remedy.en}",
    }
