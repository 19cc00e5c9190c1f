"""``rasoat migrate`` and ``rasoat init``."""

from importlib.resources.abc import Traversable
from pathlib import Path

import click

from rasoat.cli.django_setup import database, say, with_django
from rasoat.common.words import Words


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Name each step.")
@with_django
def migrate(verbose: bool) -> None:
    """Bring the database up to this release: tables, the application's rights, the system's own actors."""
    from rasoat.people.preparation import prepare

    with database():
        prepare(verbosity=1 if verbose else 0)
    say(Words("Cơ sở dữ liệu đã sẵn sàng cho phiên bản này.", "The database fits this release."))


@click.command()
@click.option("--issuer", type=int, prompt="Mã đơn vị phát hành (10–99) / Issuer digits (10-99)")
@click.option("--province-code", prompt="Mã tỉnh (2 chữ số) / Province code (2 digits)")
@click.option("--province-name", prompt="Tên tỉnh / Province name")
@click.option("--province-type", default="Tỉnh", show_default=True, help="Tỉnh or Thành phố.")
@click.option("--units", help="Folder of units.csv, or one shipped with the software: 67-dak-nong.")
@click.option("--login", prompt="Tên đăng nhập của quản trị viên / Administrator's login")
@click.option("--full-name", prompt="Họ và tên / Full name")
@with_django
def init(
    issuer: int,
    province_code: str,
    province_name: str,
    province_type: str,
    units: str | None,
    login: str,
    full_name: str,
) -> None:
    """Make an empty real province, for ever, and its first administrator with a password shown once."""
    from rasoat.people.acting import acting
    from rasoat.people.actions.first_administrator import make_first_administrator
    from rasoat.people.actions.install_real import install_real
    from rasoat.people.preparation import prepare
    from rasoat.people.queries import system_actor

    with database():
        prepare()
        with acting(system_actor("system.installer")) as installer:
            province = install_real(
                issuer,
                province_code,
                province_name,
                acting_user=installer,
                type_of_province=province_type,
                units=_folder(units),
            )
            password = make_first_administrator(login, full_name, province, acting_user=installer)
    say(Words(f"Đã khởi tạo {province.title}.", f"{province.title} is installed."))
    say(Words(f"Tên đăng nhập {login}, mật khẩu dùng một lần:", f"Login {login}, one-time password:"))
    click.echo(f"  {password}")


def _folder(units: str | None) -> Traversable | None:
    """A folder of the disk, else one that the software carries."""
    from rasoat.places.loading.province_files import shipped

    if units is None or Path(units).is_dir():
        return Path(units) if units else None
    try:
        return shipped(units)
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="--units") from None
