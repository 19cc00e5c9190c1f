#!/usr/bin/env bash
# Every test that CI runs: style, types and room order first, then a part of the tests on
# Debian's own server, then the tests of every room on the embedded one.
set -euo pipefail
bash tools/lint.sh
.venv/bin/python -m tools.external quick
exec .venv/bin/pytest -n "${TEST_WORKERS:-2}" --dist loadgroup "$@"
