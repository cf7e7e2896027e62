#!/usr/bin/env bash
# Checks without running the code: layout, lint, types, import contracts.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff format --check --quiet . || {
    echo "Some files are not formatted: run make format" >&2
    exit 1
}
.venv/bin/ruff check --quiet .
.venv/bin/mypy --no-error-summary
imports=$(.venv/bin/lint-imports --no-logo) || {
    echo "$imports" >&2
    exit 1
}
