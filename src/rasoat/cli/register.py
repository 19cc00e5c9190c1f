"""``rasoat register``: care for the register as a whole, by who runs the machine."""

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.words import Words


@click.group()
def register() -> None:
    """The register of households as a whole."""


@register.command()
@with_django
def rebuild() -> None:
    """Compute the register anew from its events; exit status 1 when something else stood there."""
    from rasoat.people.acting import acting
    from rasoat.people.queries import system_actor
    from rasoat.register.actions.rebuild_register import rebuild_register

    with database(), acting(system_actor("system.installer")) as installer:
        rebuilt = rebuild_register(acting_user=installer)
    say(
        Words(
            f"Đã tính lại {rebuilt.households} hộ. Mã kiểm tra: {rebuilt.checksum_after}",
            f"{rebuilt.households} households computed anew. Checksum: {rebuilt.checksum_after}",
        )
    )
    if not rebuilt.same:
        say(
            Words(
                f"Trước đó sổ không khớp với các sự kiện (mã kiểm tra {rebuilt.checksum_before}); "
                "nay đã khớp.",
                f"What stood there did not fit the events (checksum {rebuilt.checksum_before}); now it does.",
            )
        )
        raise SystemExit(1)


@register.command("after-restore")
@with_django
def after_restore() -> None:
    """After a backup was put back: skip the codes that may have been given out since it was made."""
    from django.db import transaction

    from rasoat.register.codes import jump_after_restore

    with database(), transaction.atomic():
        jump_after_restore()
    say(
        Words(
            "Mã hộ và mã thành viên mới sẽ bỏ cách 100.000 số.",
            "New codes of households and persons skip 100,000 numbers.",
        )
    )


@register.command("verify-lists")
@with_django
def verify() -> None:
    """Compute every frozen list again from the events; exit status 1 when one says something else."""
    from rasoat.people.acting import acting
    from rasoat.people.queries import system_actor
    from rasoat.register.actions.verify_lists import verify_lists

    with database(), acting(system_actor("system.checker")) as checker:
        found = verify_lists(acting_user=checker)
    for one in found.broken:
        say(
            Words(
                f"Danh sách số {one.pk} “{one.title}” không còn như khi chốt.",
                f"List {one.pk} “{one.title}” is no longer what was frozen.",
            )
        )
    good = found.lists - len(found.broken)
    say(
        Words(
            f"{good} trong {found.lists} danh sách đúng từng byte.",
            f"{good} of {found.lists} lists are the same to the byte.",
        )
    )
    if found.broken:
        raise SystemExit(1)
