"""``python -m rasoat``: the same as ``rasoat``."""

from rasoat.cli.main import main

main()
