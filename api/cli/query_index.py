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
        definition: the module of ``projections.query_definitions``, and the name of
            the definition in it.
        panel: the heading under which ``trilogue --help`` lists it.
    """

    command: str
    definition: str
    sentence: str
    panel: str


_COOPERATION = (
    (
        "matrix",
        "matrix.MATRIX",
        "Show areas of cooperation, or groups with --by group.",
    ),
    ("timeline", "timeline.TIMELINE", "Show what happened, the latest first."),
    ("facets", "facets.FACETS", "Count entries by kind, family, entity and year."),
    ("calendar", "calendar.CALENDAR", "List meetings by date, with their status."),
    ("mandates", "mandates.MANDATES", "List mandates by paragraph, with their state."),
    ("coverage", "mandates.COVERAGE", "List the open paragraphs of mandates."),
    ("agreements", "agreements.AGREEMENTS", "List agreements and their services."),
    ("roles", "roles.ROLES", "List roles, held and vacant, with terms."),
    ("terms-ending", "terms_ending.TERMS_ENDING", "List terms by when they can end."),
    ("contributions", "contributions.CONTRIBUTIONS", "List who gives what to whom."),
    (
        "contribution-totals",
        "contributions.CONTRIBUTION_TOTALS",
        "Sum contributions by givers and currency.",
    ),
    ("entities", "facets.ENTITY_SHARES", "Show the part of each entity."),
)
_SUBJECTS = (
    ("show", "subject.SHOW", "Show the fields of a subject, or its history."),
    ("explain", "subject.EXPLAIN", "Say which entry and source set a field."),
    ("past", "subject.PAST", "Show the values that a field had."),
    ("facts", "subject.FACTS", "List the entries of a subject that stand."),
    ("related", "related.RELATED", "List the subjects connected with a subject."),
    ("find", "subjects.FIND", "Find a document or subject by any symbol."),
    ("documents", "subjects.DOCUMENTS", "List documents, by type and status."),
    ("subjects", "subjects.SUBJECTS", "List subjects, by family, fields and words."),
    ("search", "subjects.SEARCH", "Search all words in every language."),
    ("entry", "entry.ENTRY", "Show one entry with all that it says."),
)
_AUDIT = (
    ("diff", "diff.DIFF", "Show what differs between two moments, of any query."),
    ("findings", "audit.FINDINGS", "List where subjects disagree."),
    ("changes", "log.CHANGES", "Show the log as it was recorded."),
    ("amendments", "log.AMENDMENT_LIST", "List corrections and withdrawals."),
    ("joined", "log.JOINED", "List subjects declared to be one."),
    ("late", "audit.LATE", "List entries recorded long afterwards."),
    ("ties", "audit.TIES", "List fields set by entries of unknown order."),
    ("unreadable", "log.UNREADABLE", "List entries that could not be read."),
)

INDEX = tuple(
    IndexedQuery(*one, panel)
    for panel, some in (
        (COOPERATION, _COOPERATION),
        (SUBJECTS, _SUBJECTS),
        (AUDIT, _AUDIT),
    )
    for one in some
)

BY_COMMAND = {one.command: one for one in INDEX}
