#!/usr/bin/env bash
# Installs the programs of the PostgreSQL server that the tests start.
set -euo pipefail

if command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; then
    exit 0
fi

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
if ! command -v apt-get >/dev/null || ! command -v "${as_root[@]:-true}" >/dev/null; then
    echo "The tests need PostgreSQL's server programs (initdb, pg_ctl): install them," >&2
    echo "or run those that do not: make check" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
# The package must not create a cluster: the tests create their own.
"${as_root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
echo "create_main_cluster = false" |
    "${as_root[@]}" tee /etc/postgresql-common/createcluster.d/trilogue.conf >/dev/null
"${as_root[@]}" apt-get install -qq --yes --no-install-recommends postgresql >/dev/null
