#!/usr/bin/env bash
# Every test that CI runs: style, types and room order first, then the tests of every room.
set -euo pipefail
bash tools/lint.sh
exec .venv/bin/pytest -n "${TEST_WORKERS:-2}" --dist loadgroup "$@"
