"""The trail in a database that was put back: verified in a drill, going on after a restore."""

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import acting
from rasoat.people.actions.accept_restore import accept_restore
from rasoat.people.queries import system_actor
from rasoat.people.sealing.breaks import Break
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.readers import SEALER, reading
from rasoat.people.sealing.roots import Root, RootsFile
from rasoat.people.sealing.stored import seals
from rasoat.people.sealing.verification import verify
from rasoat.people.sealing.watch import roots_file

READERS = 2


class RootsUntil(RootsFile):
    """The file of roots as it was when the backup was made."""

    def __init__(self, file: RootsFile, last: int) -> None:
        super().__init__(file.path)
        self.last = last

    def read(self) -> dict[int, Root]:
        """The roots of seals up to the backup's newest."""
        return {number: root for number, root in super().read().items() if number <= self.last}


def require_sound(last: int) -> int:
    """How many sealed records the database in use holds, all verified up to seal ``last``.

    Raises ``Refused`` with the first broken record of each chain.
    """
    with reading(READERS) as readers:
        report = verify(readers, trail_keys(), RootsUntil(roots_file(), last))
    if not report.whole:
        raise Refused([_problem(one) for one in report.breaks])
    return report.links


def go_on(reason: str) -> None:
    """Tell the trail that the restore was meant, so that sealing goes on; roots that were lost are added."""
    with acting(system_actor(SEALER)) as sealer:
        accept_restore(acting_user=sealer, reason=reason)
    file = roots_file()
    known = file.read()
    with reading(1) as (reader,):
        missing = [root for root in map(Root.of, seals(reader)) if known.get(root.number) != root]
    for root in missing:
        file.append(root)


def _problem(one: Break) -> Problem:
    return Problem("safekeeping.trail", f"{one.chain} › {one.position} ({one.record})", one.kind.words, TELL)


TELL = Words(
    "Không dùng bản này; chạy rasoat trail verify và báo người kiểm tra.",
    "Do not use this backup; run rasoat trail verify and tell the auditor.",
)
