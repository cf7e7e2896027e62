# Commands for users and developers. `make` alone lists the targets.
#
# A machine needs Python 3.11 and make. Everything else is installed into .venv, with
# hashes.

PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
DEV_READY := .venv/.dev-ready
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links $(LOCK_FLAGS)

QUICK := "not slow and not postgresql and not office and not browser"
# Python keeps what it compiled: tests are collected in a third of the time.
unexport PYTHONDONTWRITEBYTECODE

# The words after `make bench` name what is measured; they are no targets.
ifeq (bench,$(firstword $(MAKECMDGOALS)))
PART ?= $(filter-out bench,$(MAKECMDGOALS))
.PHONY: $(PART)
$(PART): ; @:
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup dev run test check mutate bench lock generate format clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) \
	  | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

setup: $(READY) ## create .venv with what a user needs (Python 3.11 and pip only)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Trilogue needs Python 3.11, but '$(PYTHON)' was not found." >&2; \
	  echo "Install it, or give its path: make setup PYTHON=/path/to/python3.11" >&2; \
	  exit 1; }
	@echo "Installing into .venv; this takes half a minute."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(READY): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation \
	  --config-settings editable_mode=compat --editable .
	@touch $@

dev: $(DEV_READY) ## add what tests and checks need to .venv

$(DEV_READY): requirements/dev.txt $(READY)
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

run: setup ## create a ledger with the founding history if there is none, and serve it
	$(BIN)/trilogue init --if-missing
	$(BIN)/trilogue serve

test: dev ## run all checks and tests (on Debian it installs what they need)
	scripts/check.sh
	scripts/install-postgresql.sh
	scripts/install-documents.sh
	$(BIN)/python -m pytest -n 2
	scripts/conformance.sh

check: dev ## run the quick checks and tests, in less than 90 seconds
	scripts/check.sh
	HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -n 2 -m $(QUICK)

coverage: dev ## measure which code the quick tests run: per package, and as HTML
	$(BIN)/python -m pytest -n 2 -m $(QUICK) --cov --cov-report=html
	$(BIN)/python -m devtools.coverage_summary
	@echo "Line by line: build/coverage/index.html"

mutate: dev ## count small faults that no test notices (FLAGS="--seed 7 --count 100")
	$(BIN)/python -m devtools.mutate $(FLAGS)

bench: dev ## measure the speed of the log, the projections and GraphQL
	$(BIN)/python -m benchmarks $(PART)

generate: setup ## write the generated files (schema, pages of kinds, fields, tables)
	$(BIN)/python -m devtools.generate

hooks: dev ## have git run the quick checks before each commit
	$(BIN)/pre-commit install

format: dev ## format the code and correct what a tool can correct
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: dev ## resolve requirements/*.txt (LOCK_FLAGS=--upgrade for newer versions)
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in requirements/dev.in \
	  -c requirements/run.txt -o requirements/dev.txt
	$(BIN)/python -m devtools.npm_lock

clean: ## remove .venv and all caches, never a ledger
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
	  .ruff_cache build dist *.egg-info benchmarks/peers/.venv \
	  benchmarks/peers/node_modules conformance/node_modules conformance/python/.venv
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
