#!/usr/bin/env bash
# Installs fonts, the programs with which tests open reports, and a browser.
set -euo pipefail

packages=(chromium fonts-noto-core fonts-noto-cjk libreoffice-writer-nogui poppler-utils)
if command -v dpkg-query >/dev/null &&
    dpkg-query --show --showformat '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null |
    grep -c '^installed$' | grep -qx "${#packages[@]}"; then
    exit 0
fi

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
if ! command -v apt-get >/dev/null || ! command -v "${as_root[@]:-true}" >/dev/null; then
    echo "The tests need fonts, readers of documents and a browser: ${packages[*]}" >&2
    echo "Install them, or run the tests that need none: make check" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -qq --yes --no-install-recommends \
    "${packages[@]}" >/dev/null
