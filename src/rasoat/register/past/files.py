"""Past lists beside the areas of who settles them: a commune settles its rows of a file of the province."""

from collections.abc import Iterable

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.models import PastList, StagedHousehold


def file_of(past_list: int, acting_user: ActingUser) -> PastList:
    """A file of the person's areas, or one with households of them. Raises ``PastList.DoesNotExist``."""
    found: PastList | None = PastList.objects.visible_to(acting_user).filter(pk=past_list).first()
    if found is not None:
        return found
    if not StagedHousehold.objects.visible_to(acting_user).filter(past_list=past_list).exists():
        raise PastList.DoesNotExist
    return files_by_id([past_list])[past_list]


def with_files(rows: Iterable[StagedHousehold]) -> list[StagedHousehold]:
    """The rows, each with its file, whoever brought that in."""
    rows = list(rows)
    found = files_by_id({row.past_list_id for row in rows})
    for row in rows:
        row.past_list = found[row.past_list_id]
    return rows


def files_by_id(past_lists: Iterable[int]) -> dict[int, PastList]:
    """Files by id. Which of them the person may know of is asked by whoever calls this."""
    with acting(system_actor("system.checker")) as checker:
        return PastList.objects.visible_to(checker).select_related("started_by").in_bulk(list(past_lists))


def place_for(found: PastList, acting_user: ActingUser) -> str:
    """The path at which a person acts on a file: its own, or theirs where it was brought in above them."""
    return found.unit_path if acting_user.covers(found.unit_path) else acting_user.unit_path
