#!/usr/bin/env bash
# Tests the files of a report against the standards of their formats, the server against
# GraphQL over HTTP, and with clients that people use.
set -euo pipefail
cd "$(dirname "$0")/.."

# Node is installed as a wheel into its own venv, so that everyone runs the same version.
venv=$PWD/conformance/python/.venv
python=$venv/bin/python
if ! cmp --silent conformance/python/requirements.txt "$venv/.installed"; then
    .venv/bin/python -m venv --clear "$venv"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r conformance/python/requirements.txt
    cp conformance/python/requirements.txt "$venv/.installed"
fi
export PATH=$venv/bin:$PATH
if ! cmp --silent conformance/package-lock.json conformance/node_modules/.installed; then
    npm --prefix conformance ci --no-progress --loglevel=error
    cp conformance/package-lock.json conformance/node_modules/.installed
fi

folder=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server"
    wait
    rm -rf "$folder"
}
trap finish EXIT

trilogue=$PWD/.venv/bin/trilogue
port=$(.venv/bin/python -c \
    "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])")
export TRILOGUE_ADDRESS=http://127.0.0.1:$port
export TRILOGUE_DATABASE=sqlite:///$folder/ledger.db
(
    cd "$folder" # a developer's own settings file has no effect
    "$trilogue" init || exit 1
    mkdir reports
    for language in en zh fr es ru ar; do
        for format in pdf docx; do
            "$trilogue" report --for "Minamata COP-4" --period 2018/2021-07-05 \
                --as-of 2021-07-05 \
                --format "$format" --lang "$language" -o "reports/$language.$format" ||
                exit 1
        done
    done
) >"$folder/output" 2>&1 || { cat "$folder/output" >&2; exit 1; }
"$venv/bin/outloud" --no-info "$folder"/reports/*.pdf >"$folder/report" ||
    { cat "$folder/report"; exit 1; }
"$venv/bin/openxml-audit" --recursive "$folder/reports" >"$folder/report" ||
    { cat "$folder/report"; exit 1; }
echo "ℹ reports in six languages conform to PDF/UA-1 and to Open XML"
(
    cd "$folder"
    exec "$trilogue" serve --port "$port" >"$folder/output" 2>&1
) &
server=$!
for _ in $(seq 150); do
    "$python" -c "import os, urllib.request as r
r.urlopen(os.environ['TRILOGUE_ADDRESS'] + '/health')" 2>/dev/null && break
    kill -0 "$server" || { cat "$folder/output" >&2; exit 1; }
    sleep 0.2
done

if ! npm --prefix conformance --silent test >"$folder/report" 2>&1; then
    cat "$folder/report" "$folder/output"
    exit 1
fi
grep -E '^ℹ (tests|pass|fail|duration_ms)' "$folder/report"
for script in query_and_follow generated_types; do
    # Two clients leave files to the garbage collector; any other warning is an error.
    "$python" -W error -W ignore::ResourceWarning "conformance/python/$script.py" ||
        { cat "$folder/output"; exit 1; }
done
echo "ℹ gql queries and follows the log; sgqlc queries with generated types"
