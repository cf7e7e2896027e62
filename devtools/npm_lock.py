"""``python -m devtools.npm_lock``: take addresses out of the locks of npm.

npm copies where to give money into its lock, as addresses. They say nothing of what is
installed, and a lock names no host.
"""

import json
from typing import Any

from devtools.paths import ROOT

LOCKS = ("conformance/package-lock.json", "benchmarks/peers/package-lock.json")


def without_funding(lock: dict[str, Any]) -> dict[str, Any]:
    """Return a lock whose packages do not say where to give money."""
    packages = {
        place: {name: value for name, value in package.items() if name != "funding"}
        for place, package in lock["packages"].items()
    }
    return {**lock, "packages": packages}


def main() -> None:
    """Rewrite each lock as npm does, with two spaces for each level."""
    for name in LOCKS:
        file = ROOT / name
        lock = without_funding(json.loads(file.read_text(encoding="utf-8")))
        text = json.dumps(lock, indent=2, ensure_ascii=False)
        file.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
