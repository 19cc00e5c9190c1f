"""Households made by a second process, while the first writes those made before into the database."""

import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

import django

from rasoat.common.collection import collection_paused

if TYPE_CHECKING:  # models, which the second process cannot import before it has set Django up
    from rasoat.register.events.drafting import Drafted

PIECE: Final = 500
"""Households sent at once."""
AHEAD: Final = 16
"""Pieces received and not yet asked for, so that the second process goes on while the first writes."""
# Begun anew: a copy of this process would hold its connection to the database as well.
_PROCESSES: Final = get_context("spawn")


@contextmanager
def drafted_aside(*arguments: Any) -> "Iterator[Iterator[Drafted]]":
    """``new_households.drafted_households(*arguments)`` by a process that ends with the block.

    It begins at once. What goes wrong there is raised where the households are read; EOFError when the
    process was ended by somebody.
    """
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_make, args=(theirs, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        with ours, _one_thread() as receiver:
            yield _received(ours, receiver)
    finally:
        process.join()


@contextmanager
def _one_thread() -> Iterator[ThreadPoolExecutor]:
    """Leaving waits for what it does, not for what it was still to do."""
    thread = ThreadPoolExecutor(max_workers=1)
    try:
        yield thread
    finally:
        thread.shutdown(cancel_futures=True)


def _received(pipe: Connection, receiver: ThreadPoolExecutor) -> "Iterator[Drafted]":
    ahead = deque(receiver.submit(pipe.recv) for _ in range(AHEAD))
    while piece := ahead.popleft().result():
        if isinstance(piece, Exception):
            raise piece
        ahead.append(receiver.submit(pipe.recv))
        yield from piece


def _make(pipe: Connection, arguments: tuple[Any, ...]) -> None:
    """The second process. It leaves Ctrl-C to the first, and ends when nobody reads any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
    from rasoat.demonstration.new_households import drafted_households

    with suppress(BrokenPipeError), collection_paused():
        try:
            households = drafted_households(*arguments)
            while piece := list(islice(households, PIECE)):
                pipe.send(piece)
            pipe.send(None)
        except Exception as error:
            pipe.send(error)
