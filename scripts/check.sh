#!/usr/bin/env bash
# What can be checked without running the code: layout, lint, types, imports.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff format --check --quiet . || {
    echo "Some files are not laid out as ruff does it: make format" >&2
    exit 1
}
.venv/bin/ruff check --quiet .
.venv/bin/mypy --no-error-summary
imports=$(.venv/bin/lint-imports --no-logo) || {
    echo "$imports" >&2
    exit 1
}
