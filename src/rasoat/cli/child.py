"""Runs a module as a program that ends when its parent is gone: ``python -m rasoat.cli.child granian …``.

The parent holds the other end of our standard input. However the parent dies, that end closes; then we ask
ourselves to stop, as a person would.
"""

import os
import runpy
import signal
import sys
import threading


def main() -> None:
    """Watch the parent in a thread, and run the module named by the first argument in this one."""
    threading.Thread(target=_stop_when_parent_is_gone, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _stop_when_parent_is_gone() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
