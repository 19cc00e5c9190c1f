# Every command of the house. `make run` and `make test` set up what they need; nothing is installed by hand.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
export UV_LINK_MODE ?= copy
BIN := .venv/bin

help: ## say what each command does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready node_modules/.ready src/rasoat/web/locale/vi/LC_MESSAGES/django.mo ## set up for running; leaves .venv/bin/rasoat

test-setup: setup .venv/.ready-dev ## set up for testing as well
	@bash tools/system_packages.sh

run: setup ## start everything with the demonstration province; RUN="--port 8123" for another port
	@$(BIN)/rasoat run $(RUN)

test: test-setup ## every test that CI runs
	@bash tools/test.sh

test-external: test-setup ## the tests of the database on Debian's server, with roles made as docs/rooms/config.md says
	@$(BIN)/python -m tools.external

test-slow: test-setup ## the tests that take minutes each
	@$(BIN)/pytest -m slow

lint: test-setup ## formatting, style, types, order of the rooms
	@bash tools/lint.sh

fix: test-setup ## mend formatting and style where a machine can
	$(BIN)/ruff format src tests tools benchmarks && $(BIN)/ruff check --fix src tests tools benchmarks

bar: test-setup ## measure one bar: make bar ID=P5
	@$(BIN)/python -m benchmarks bar $(ID)

bench: test-setup ## measure every bar of speed and rightness; writes docs/bars.md
	@$(BIN)/python -m benchmarks bench

soak: test-setup ## the long runs; writes docs/bars.md
	@$(BIN)/python -m benchmarks soak

docs: test-setup ## make the generated pages of docs/ again: command help, law schema, table of ASVS
	@$(BIN)/python -m tools.docs

clean: ## remove what setup and tests made; the data of the system stay
	rm -rf .venv node_modules src/rasoat/web/static/build src/rasoat/files/fonts .mypy_cache .ruff_cache .pytest_cache

.venv/bin/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check uv

.venv/.ready: requirements/run.lock pyproject.toml | .venv/bin/uv
	$(BIN)/uv pip install --quiet --require-hashes --requirement requirements/run.lock
	$(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

.venv/.ready-dev: requirements/dev.lock .venv/.ready
	$(BIN)/uv pip install --quiet --require-hashes --requirement requirements/dev.lock
	@touch $@

node_modules/.ready: package-lock.json vite.config.js $(shell find src/rasoat/web/front -type f 2>/dev/null)
	npm ci --silent --no-audit --no-fund
	npm run --silent build
	@touch $@

%.mo: %.po .venv/.ready
	$(BIN)/python tools/compile_messages.py $< $@

lock: | .venv/bin/uv ## pin every package anew, with hashes
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --no-header --no-emit-index-url --quiet --output-file requirements/run.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --constraint requirements/run.lock --generate-hashes --no-header --no-emit-index-url --quiet --output-file requirements/dev.lock

.PHONY: help setup test-setup run test test-external test-slow lint fix bar bench soak docs clean lock
