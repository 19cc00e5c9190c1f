#!/usr/bin/env bash
# Formatting, style, types, and the order of the rooms.
set -euo pipefail
.venv/bin/ruff format --check --quiet src tests tools benchmarks
.venv/bin/ruff check --quiet src tests tools benchmarks
.venv/bin/mypy
.venv/bin/lint-imports
.venv/bin/python -m tools.one_door
