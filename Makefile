# One word each. `make report` and `make test` set everything up the first time; a stamp made of the
# lock and pyproject.toml decides whether a later run needs to.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,13))' \
	2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
PYTEST := $(BIN)/python -m pytest

.PHONY: setup report lab test lint format bench browser lock check

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11, 3.12 or 3.13 found; install one (Debian: apt install python3 python3-venv), or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "make: $(PYTHON) has no venv; install it (Debian: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q memokit
	@touch $(STAMP)

report: $(STAMP)
	$(BIN)/memokit report seeds
	$(BIN)/memokit report data --out reports/sample

lab: $(STAMP)
	$(BIN)/memokit lab

check: $(STAMP)
	$(BIN)/memokit check

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint
	$(PYTEST) -n 2 --dist loadscope -m "not browser"
	$(PYTEST) --doctest-modules memokit
	$(MAKE) check
	$(MAKE) browser

browser: $(STAMP)
	$(PYTEST) tests/browser -m browser

bench: $(STAMP)
	for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

lock: $(STAMP)
	$(BIN)/python tools/lock.py
