"""Who may be asked to re-check in a commune."""

from django.db.models import Q

from rasoat.people.models import Assignment, User
from rasoat.people.roles import roles
from rasoat.places.queries import ids_last_seen_within
from rasoat.review.doing import Doing

COLLECT = "survey.collect"


def who_rechecks(one: Doing) -> list[User]:
    """People with a role to survey in the village's commune or one of its villages today, by name."""
    collecting = [role.key for role in roles().values() if COLLECT in role.verbs]
    commune = one.review.unit_path[:-6]
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gt=one.today)
    held = Assignment.objects.filter(in_force, role__in=collecting, valid_from__lte=one.today)
    here = held.filter(unit__in=ids_last_seen_within([commune], one.today))
    return list(User.objects.filter(pk__in=here.values("person"), is_active=True).order_by("sort_key", "pk"))
