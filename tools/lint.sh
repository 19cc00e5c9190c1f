#!/usr/bin/env bash
# Formatting, style, types, and the order of the rooms.
set -euo pipefail
.venv/bin/ruff format --check --quiet .
.venv/bin/ruff check --quiet .
.venv/bin/mypy
.venv/bin/lint-imports
