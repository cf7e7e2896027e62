"""The commands that show queries: where each is defined, and what it does in a line.

``trilogue --help`` reads only this module: loading the definitions takes longer.
"""

from typing import NamedTuple

COOPERATION = "Cooperation"
SUBJECTS = "Subjects"
AUDIT = "Audit"


class IndexedQuery(NamedTuple):
    """A command that shows a query.

    Attributes:
        module: of ``projections.query_definitions``; ``constant``: its name there.
        panel: the heading under which ``trilogue --help`` lists it.
    """

    command: str
    module: str
    constant: str
    sentence: str
    panel: str


_COOPERATION = (
    IndexedQuery(
        "mandates",
        "mandates",
        "MANDATES",
        "List mandates by paragraph, with what became of each.",
        COOPERATION,
    ),
    IndexedQuery(
        "coverage",
        "mandates",
        "COVERAGE",
        "List the open paragraphs of mandates.",
        COOPERATION,
    ),
    IndexedQuery(
        "agreements",
        "agreements",
        "AGREEMENTS",
        "List agreements: parties, services, budget, term.",
        COOPERATION,
    ),
    IndexedQuery(
        "roles",
        "roles",
        "ROLES",
        "List roles: who holds them, what is vacant, when terms end.",
        COOPERATION,
    ),
    IndexedQuery(
        "terms-ending",
        "terms_ending",
        "TERMS_ENDING",
        "List terms of roles and agreements by when they can end.",
        COOPERATION,
    ),
    IndexedQuery(
        "contributions",
        "contributions",
        "CONTRIBUTIONS",
        "List contributions: what is given, by whom, to whom.",
        COOPERATION,
    ),
    IndexedQuery(
        "contribution-totals",
        "contributions",
        "CONTRIBUTION_TOTALS",
        "Sum contributions by givers, type, status and currency.",
        COOPERATION,
    ),
    IndexedQuery(
        "calendar",
        "calendar",
        "CALENDAR",
        "List meetings: planned, postponed, cancelled, held.",
        COOPERATION,
    ),
)

_SUBJECTS = (
    IndexedQuery(
        "subjects",
        "subjects",
        "SUBJECTS",
        "List subjects of all families, by what they are and say.",
        SUBJECTS,
    ),
    IndexedQuery(
        "search",
        "subjects",
        "SEARCH",
        "Search names, titles, texts and sources in every language.",
        SUBJECTS,
    ),
    IndexedQuery(
        "documents",
        "subjects",
        "DOCUMENTS",
        "List documents with their symbols, type and status.",
        SUBJECTS,
    ),
    IndexedQuery(
        "find",
        "subjects",
        "FIND",
        "Find a document, or another subject, by any of its symbols.",
        SUBJECTS,
    ),
)

INDEX = (*_COOPERATION, *_SUBJECTS)

BY_COMMAND = {one.command: one for one in INDEX}
