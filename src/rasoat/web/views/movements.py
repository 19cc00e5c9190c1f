"""The movement of a unit between two days: the page, its files, the households of a number."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.common.codes import is_valid_code
from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.places.installation import today
from rasoat.places.unit_row import UnitRow
from rasoat.register.actions.explain_change import VERB as EXPLAIN
from rasoat.register.actions.explain_change import Explanation, explain_change
from rasoat.register.models import Household
from rasoat.register.movements.columns import TABLES, Column, words_of
from rasoat.register.movements.opened import OpenedRow, opened
from rasoat.register.movements.queries import READ, Movement, movement
from rasoat.register.movements.reasons import EXPLANATIONS, WORDS
from rasoat.web.answers import WORKBOOK, attached
from rasoat.web.asking import asked_unit, asking_person, crumbs_of
from rasoat.web.movement_book import movement_book, movement_csv
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.movements import BehindPage, BehindRow, MovementPage
from rasoat.web.page_models.people import Form
from rasoat.web.reading import movements as reading
from rasoat.web.reading.records import form_again, options, typed_in

HIDDEN = ("tu", "den", "bang", "cot", "so")


@login_required
def show(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Both tables; a movement that does not balance is not shown."""
    moved, problems = _asked(request, unit_id)
    who = asking_person(request)
    page = _page(moved, who, problems)
    context = {"page": page, "crumbs": page.crumbs, "room": "places"}
    return render(request, "web/movement.html", context, status=409 if problems else 200)


@login_required
def export(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The tables as a workbook, or with ``?dang=csv`` as a flat table."""
    require(asking_person(request), "list.export", asked_unit(request, unit_id).path)
    moved, problems = _asked(request, unit_id)
    if problems or moved.breaches:
        raise Http404("nothing to export")
    name = f"{moved.unit.code}-bien-dong-{moved.start:%Y%m%d}-{moved.end:%Y%m%d}"
    rows = len(moved.tables) * 2 * (len(moved.parts) + 1)
    record_read(
        "list.export",
        acting_user=asking_person(request),
        subject=Subject("movement", name),
        unit_path=moved.unit.path,
        rows=rows,
    )
    if request.GET.get("dang") == "csv":
        return attached(f"{name}.csv", movement_csv(moved), "text/csv")
    return attached(f"{name}.xlsx", movement_book(moved), WORKBOOK)


@login_required
def households(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The households of one number."""
    return _behind(request, unit_id, Form())


@login_required
@require_POST
def explain(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What an unexplained change of the household ``?ma=`` was; then back to the number."""
    who, asked = asking_person(request), request.GET.get("ma", "")
    code = int(asked) if is_valid_code(asked) else 0
    require(who, EXPLAIN, asked_unit(request, unit_id).path)
    values = typed_in(request, ("what", "day", "category", "note"))
    try:
        day = reading.day_said(values["day"])
        said = Explanation(values["what"], day, values["category"], values["note"])
        explain_change(code, said, acting_user=who)
    except Household.DoesNotExist:
        raise Http404(f"household {code}") from None
    except Refused as refused:
        request.GET = request.POST
        return _behind(request, unit_id, form_again(values | {"code": str(code)}, refused.problems))
    messages.success(request, _("Kept. The change now counts where you said."))
    start, end = request.POST.get("tu", ""), request.POST.get("den", "")
    return redirect(f"{reverse('movement', args=[unit_id])}?tu={start[:10]}&den={end[:10]}")


def _asked(request: HttpRequest, unit_id: int) -> tuple[Movement, list[Problem]]:
    unit, who = asked_unit(request, unit_id), asking_person(request)
    require(who, READ, unit.path)
    start, end, problems = reading.asked_days(request, who, unit)
    return movement(who, unit, start, end), problems


def _page(moved: Movement, who: ActingUser, problems: list[Problem]) -> MovementPage:
    address = reverse("movement_export", args=[moved.unit.id])
    days = reading.days_query(moved.start, moved.end)
    may_export = who.may("list.export", moved.unit.path)
    return MovementPage(
        unit_id=moved.unit.id,
        title=moved.unit.title,
        crumbs=crumbs_of(moved.unit, who, today(), Crumb(_("Movement"))),
        form=form_again({"tu": moved.start.isoformat(), "den": moved.end.isoformat()}, problems),
        start=moved.start,
        end=moved.end,
        tables=() if moved.breaches else reading.class_tables(moved),
        parts=() if moved.breaches else reading.part_rows(moved, who),
        coverage=reading.coverage_lines(moved),
        changes=moved.changes,
        explained=moved.explained,
        checksum=moved.checksum,
        export_url=f"{address}?{days}" if may_export else "",
        csv_url=f"{address}?{days}&dang=csv" if may_export else "",
        broken=tuple(
            f"{one.table} {one.measure}: {one.identity} {one.expected} ≠ {one.found}"
            for one in moved.breaches
        ),
    )


def _behind(request: HttpRequest, unit_id: int, form: Form) -> HttpResponse:
    table, name, measure = (request.GET.get(key, "") for key in ("bang", "cot", "so"))
    if table not in TABLES or name not in set(Column) or measure not in ("households", "persons"):
        raise Http404(f"no number {table} {name} {measure}")
    moved, problems = _asked(request, unit_id)
    if problems or moved.breaches:
        raise Http404("no such days")
    who, column = asking_person(request), Column(name)
    rows = opened(who, moved, table, column, "persons" if measure == "persons" else "households")
    back = f"{reverse('movement', args=[unit_id])}?{reading.days_query(moved.start, moved.end)}"
    page = BehindPage(
        title=moved.unit.title,
        table=table,
        column=words_of(table, column),
        persons=measure == "persons",
        start=moved.start,
        end=moved.end,
        rows=tuple(_behind_row(row, moved.unit, who, form) for row in rows),
        back_url=back,
        hidden=tuple((key, request.GET.get(key, "")) for key in HIDDEN),
        form=form,
    )
    crumbs = crumbs_of(moved.unit, who, today(), Crumb(_("Movement"), back), Crumb(_("Households")))
    context = {"page": page, "crumbs": crumbs, "room": "places"}
    return render(request, "web/movement_households.html", context, status=409 if form.faults else 200)


def _behind_row(row: OpenedRow, unit: UnitRow, who: ActingUser, form: Form) -> BehindRow:
    may_open = bool(row.head_name) and who.may("household.read", unit.path)
    explainable = row.what and who.may(EXPLAIN, unit.path)
    asked = form.values.get("category", "") if form.values.get("code") == row.code else ""
    categories = {name: WORDS[name] for name in EXPLANATIONS[row.what]} if explainable else {}
    return BehindRow(
        row=row,
        url=reverse("household", args=[row.code]) if may_open else "",
        explain_url=f"{reverse('movement_explain', args=[unit.id])}?ma={row.code}" if explainable else "",
        categories=options(categories, asked),
    )
