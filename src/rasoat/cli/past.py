"""``rasoat past``: lists of past years into the register, step by step, and what came of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rasoat.cli.django_setup import say, with_django
from rasoat.cli.named_person import Shown, as_person, named
from rasoat.cli.survey import WORKBOOK
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

if TYPE_CHECKING:
    from rasoat.register.models import PastList

CLASS = click.Choice(["poor", "near_poor"])
YEAR = click.option("--list-year", type=int, required=True, help="The year that the list serves.")


@click.group()
def past() -> None:
    """Lists of past years: brought in, settled, written, held against what was published."""


@past.command()
@click.argument("file", type=WORKBOOK)
@click.option("--year", type=int, required=True, help="The year that the file names.")
@click.option("--meaning", type=click.Choice(["review", "list"]), required=True, help="What that year is.")
@click.option(
    "--as-proposed", is_flag=True, help="Read a new layout as it was recognised; else see the page."
)
@as_person
@with_django
def begin(file: Path, year: int, meaning: str, as_proposed: bool, login: str, shown: Shown) -> None:
    """Hand a FILE in and stage its households; nothing of it is in the register after that."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.begin_past_list import begin_past_list, confirm_mapping
    from rasoat.register.actions.stage_past_list import stage_past_list
    from rasoat.surveys.past.recognising import recognise
    from rasoat.surveys.past.years import PastYear, YearMeaning

    content = file.read_bytes()
    with named(login, shown) as who:
        with acting(who):
            found = begin_past_list(file.name, content, PastYear(year, YearMeaning(meaning)), acting_user=who)
            if found.state == "mapping" and as_proposed:
                found = confirm_mapping(found.pk, recognise(content, file.name).mapping(), acting_user=who)
        _say_state(stage_past_list(found.pk, acting_user=who), who)


@past.command()
@as_person
@with_django
def status(login: str, shown: Shown) -> None:
    """Every file: how far it is, and what is left of it."""
    from rasoat.people.acting import acting
    from rasoat.register.queries.past.files import past_lists

    with named(login, shown) as who, acting(who):
        for row in past_lists(who):
            left = row.brought.to_settle + row.brought.unconfirmed + row.brought.ready
            click.echo(f"{row.id:>5}  {row.list_year}  {row.state:<9}  {row.brought.written:>6}"
                       f" / {row.brought.rows:<6}  {left:>6}  {row.filename}")  # fmt: skip


@past.command("settle-certain")
@click.argument("number", type=int)
@as_person
@with_django
def settle(number: int, login: str, shown: Shown) -> None:
    """Confirm every household of file NUMBER of which there is no doubt."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.settle_staged import settle_certain

    with named(login, shown) as who, acting(who):
        count = settle_certain(number, acting_user=who)
    say(Words(f"Đã xác nhận {count} hộ chắc chắn.", f"{count} certain households are confirmed."))


@past.command()
@click.argument("number", type=int)
@as_person
@with_django
def write(number: int, login: str, shown: Shown) -> None:
    """Write what was settled of file NUMBER; exit status 1 while something is left."""
    from rasoat.register.actions.write_past_list import write_past_list

    with named(login, shown) as who:
        done = write_past_list(number, acting_user=who)
        _say_state(done, who)
    if done.state != "done":
        raise SystemExit(1)


@past.command()
@click.argument("commune")
@YEAR
@as_person
@with_django
def complete(commune: str, list_year: int, login: str, shown: Shown) -> None:
    """Say that the list of a COMMUNE (its code) is wholly in: who is not on it has left."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.complete_list import complete_list

    with named(login, shown) as who, acting(who):
        left = complete_list(_unit(commune, list_year), list_year, acting_user=who).left
    say(Words(f"Danh sách đã đủ; {left} hộ ra khỏi danh sách.", f"The list is complete; {left} left it."))


@past.command()
@click.argument("unit")
@YEAR
@click.option("--class", "group", type=CLASS, required=True)
@click.option("--households", type=int, required=True)
@click.option("--persons", type=int, help="Leave out what the document does not give.")
@click.option("--source", required=True, help="The document: number, day, who issued it.")
@as_person
@with_django
def published(
    unit: str, list_year: int, group: str, households: int, persons: int | None, source: str,
    login: str, shown: Shown,
) -> None:  # fmt: skip
    """Record what was published of a UNIT (its code)."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.record_published_total import record_published_totals

    with named(login, shown) as who, acting(who):
        totals = {group: (households, persons)}
        record_published_totals(_unit(unit, list_year), list_year, totals, source, acting_user=who)
    say(Words("Đã ghi số liệu công bố.", "The published figures are recorded."))


@past.command()
@click.argument("unit")
@YEAR
@click.option("--class", "group", type=CLASS, required=True)
@click.option("--note", required=True, help="Why the two differ, and how one knows.")
@as_person
@with_django
def explain(unit: str, list_year: int, group: str, note: str, login: str, shown: Shown) -> None:
    """Explain the difference of a UNIT (its code) as it is now."""
    from rasoat.people.acting import acting
    from rasoat.register.actions.explain_difference import explain_difference

    with named(login, shown) as who, acting(who):
        explain_difference(_unit(unit, list_year), list_year, group, note, acting_user=who)
    say(Words("Đã ghi giải thích.", "The explanation is recorded."))


@past.command()
@click.argument("unit")
@YEAR
@as_person
@with_django
def report(unit: str, list_year: int, login: str, shown: Shown) -> None:
    """What came of a list year below a UNIT (its code); exit status 1 while a difference is open."""
    from rasoat.people.acting import acting
    from rasoat.register.queries.past.reconciling import reconciliation

    with named(login, shown) as who, acting(who):
        found = reconciliation(_unit(unit, list_year), list_year, who)
    for lines in (found.whole, *found.parts):
        for group, line in lines.lines.items():
            total = line.published.households if line.published else "-"
            click.echo(f"{lines.unit.title}\t{group}\t{line.start.households} → {line.end.households}"
                       f"\t{total}\t{line.standing.value}")  # fmt: skip
    if found.open:
        raise SystemExit(1)


def _unit(code: str, list_year: int) -> int:
    """The unit that had the code on the list's day; whether the person works there, each verb asks."""
    from rasoat.places.queries import unit_by_code
    from rasoat.register.past.units import day_of

    found = unit_by_code(code, day_of(list_year))
    if found is None:
        raise Refused([Problem("unit.unknown", code, NO_UNIT, OTHER_CODE)])
    return found.id


NO_UNIT = Words("Ngày của danh sách không có đơn vị mang mã này.", "On the list's day no unit had this code.")
OTHER_CODE = Words("Dùng mã của năm đó.", "Use the code of that year.")


def _say_state(found: "PastList", who: Any) -> None:
    from rasoat.people.acting import acting
    from rasoat.register.queries.past.files import past_list

    with acting(who):
        detail = past_list(found.pk, who)
    brought = detail.row.brought if detail else None
    for problem in found.problems:
        click.echo(f"! {problem['place']}: {problem['what'][0]} / {problem['what'][1]}", err=True)
    if brought is not None:
        say(
            Words(
                f"Tệp số {found.pk} ({found.state}): {brought.rows} hộ, đã ghi {brought.written}, "
                f"cần quyết định {brought.to_settle}.",
                f"File {found.pk} ({found.state}): {brought.rows} households, {brought.written} written, "
                f"{brought.to_settle} to settle.",
            )
        )
