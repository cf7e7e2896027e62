# Everything one does with this tree. `make` alone lists the targets.
#
# A user's machine needs Python 3.11 and make; all else comes, hashed, into .venv.

PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
DEV_READY := .venv/.dev-ready
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links $(LOCK_FLAGS)

QUICK := "not slow and not postgresql and not office"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup dev run test check mutate bench lock generate format clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) \
	  | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

setup: $(READY) ## make .venv with what a user needs (Python 3.11 and pip alone)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Trilogue needs Python 3.11, and '$(PYTHON)' is not there." >&2; \
	  echo "Install it, or name it: make setup PYTHON=/path/to/python3.11" >&2; \
	  exit 1; }
	@echo "Making .venv with what Trilogue needs; it takes half a minute."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(READY): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation \
	  --config-settings editable_mode=compat --editable .
	@touch $@

dev: $(DEV_READY) ## add to .venv what tests and checks need

$(DEV_READY): requirements/dev.txt $(READY)
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

run: setup ## make the ledger unless it is there, load the founding history, serve
	$(BIN)/trilogue init --if-missing
	$(BIN)/trilogue serve

test: dev ## run every check and test (on Debian it gets what they need)
	scripts/check.sh
	scripts/install-postgresql.sh
	scripts/install-documents.sh
	$(BIN)/python -m pytest -n 2
	scripts/conformance.sh

check: dev ## run the quick checks and tests, in under 90 seconds
	scripts/check.sh
	$(BIN)/python -m pytest -n 2 -m $(QUICK)

coverage: dev ## measure which code the quick tests run: per package, and as HTML
	$(BIN)/python -m pytest -n 2 -m $(QUICK) --cov --cov-report=html
	$(BIN)/python -m devtools.coverage_summary
	@echo "Line by line: build/coverage/index.html"

mutate: dev ## count small faults that no test notices (FLAGS="--seed 7 --count 100")
	$(BIN)/python -m devtools.mutate $(FLAGS)

bench: dev ## measure the log and the projections, as ratios within one run
	$(BIN)/python -m benchmarks

generate: setup ## write anew what is committed but derived (schema, page of kinds)
	$(BIN)/python -m devtools.generate

hooks: dev ## have git run the quick checks before each commit
	$(BIN)/pre-commit install

format: dev ## lay out the code and mend what can be mended by a tool
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: dev ## resolve requirements/*.txt anew (LOCK_FLAGS=--upgrade for newer ones)
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in requirements/dev.in \
	  -c requirements/run.txt -o requirements/dev.txt

clean: ## remove .venv and all caches, never a ledger
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
	  .ruff_cache build dist *.egg-info benchmarks/peers/.venv \
	  benchmarks/peers/node_modules conformance/node_modules conformance/python/.venv
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
