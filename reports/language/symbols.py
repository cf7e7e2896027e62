"""Symbols of documents and decisions, kept apart so that they are never broken."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reports.model import Run, Runs, Text

SYMBOL = re.compile(
    r"(?<![A-Za-z0-9])"
    r"(?:[A-Z]{1,5}-[0-9X.]+/[0-9]+|[A-Z][A-Z()]*(?:/[A-Za-z0-9().-]*[A-Za-z0-9])+)"
)
"""Such as ``MC-3/11``, ``SS.XII/5`` and ``UNEP/MC/COP.4/INF/17``."""


def apart(runs: Runs) -> Runs:
    """Give runs in which each symbol is a run of its own, set as code."""
    return tuple(one for run in runs for one in _apart(run))


def _apart(run: Run) -> Iterator[Run]:
    # Words that nobody translated stay whole: they are marked at their end, once.
    if not isinstance(run, Text) or run.style or run.language or "/" not in run.words:
        yield run
        return
    end = 0
    for match in SYMBOL.finditer(run.words):
        if match.start() > end:
            yield replace(run, words=run.words[end : match.start()])
        yield replace(run, words=match[0], style="code")
        end = match.end()
    if run.words[end:]:
        yield replace(run, words=run.words[end:])
