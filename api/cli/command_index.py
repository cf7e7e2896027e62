"""All commands: where each is defined, and what it does, in a line.

``trilogue --help`` reads only this module: loading the commands takes longer.
"""

from typing import NamedTuple


class IndexedCommand(NamedTuple):
    """A command.

    Attributes:
        place: of a query, the module of ``projections.query_definitions`` and the name
            of the definition in it (``roles.ROLES``); of another command, the module of
            ``api.cli`` and the function or application (``record:correct``).
        panel: the heading under which ``trilogue --help`` lists it.
    """

    name: str
    place: str
    sentence: str
    panel: str

    @property
    def is_query(self) -> bool:
        """Whether the command is derived from the definition of a query."""
        return ":" not in self.place

    @property
    def only_reads(self) -> bool:
        """Whether the command can work on a temporary copy of the ledger."""
        return self.is_query or self.name in READING


READING = ("doctor", "export", "serve", "report")
"""Commands that only read the ledger, or much of whose work is reading."""

_SET_UP = (
    ("init", "files.init_ledger:init", "Make a ledger and load the founding history."),
    ("serve", "serve:serve", "Serve the GraphQL API and the pages."),
    (
        "rebuild",
        "maintenance:rebuild",
        "Fill the tables of answers again from the log.",
    ),
    (
        "doctor",
        "maintenance:doctor",
        "Check the ledger; exit with 1 if it is damaged.",
    ),
)
_CLOCK = (
    (
        "clock",
        "clock:clock",
        "Compare the clock with the log, or let time continue after it ran ahead.",
    ),
)
_FILES = (
    (
        "import",
        "files.import_files:import_",
        "Import files of entries, all or nothing.",
    ),
    (
        "export",
        "files.export:export",
        "Write the whole log as JSON Lines, one per entry.",
    ),
    (
        "backup",
        "files.backup:backup",
        "Copy the ledger, with names and files, while others record in it.",
    ),
    (
        "load",
        "files.load_export:load",
        "Load an export into an empty ledger, all or nothing.",
    ),
)
_RECORDING = (
    ("kinds", "maintenance:kinds", "List the kinds of entry, or the fields of one."),
    ("record", "record:record", "Record that something happened."),
    ("correct", "record:correct", "Give fields of an entry new values."),
    ("withdraw", "record:withdraw", "Declare an entry void, for good."),
    ("attest", "record:attest", "Add a further source to an entry."),
    ("same-as", "record:same_as", "Declare that two subjects are one."),
    ("erase", "erase:erase", "Erase personal values of an entry for good."),
)
_COOPERATION = (
    (
        "matrix",
        "matrix.MATRIX",
        "Show areas of cooperation, or groups with --by group.",
    ),
    ("timeline", "timeline.TIMELINE", "Show what happened, the latest first."),
    ("facets", "facets.FACETS", "Count entries by kind, family, entity and year."),
    (
        "change-days",
        "change_days.CHANGE_DAYS",
        "Show the nearest days before and after on which something changes.",
    ),
    ("heat-map", "heat_map.HEAT_MAP", "Count entries by area or kind, and by period."),
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
_REPORTS = (
    (
        "report",
        "report.commands:reports",
        "Write the joint report, plan it, endorse it.",
    ),
)

_PANELS = {
    "Set-up and serving": (*_SET_UP, *_CLOCK),
    "Files": _FILES,
    "Recording": _RECORDING,
    "Cooperation": _COOPERATION,
    "Subjects": _SUBJECTS,
    "Audit": _AUDIT,
    "Reports": _REPORTS,
}

INDEX = {
    name: IndexedCommand(name, place, sentence, panel)
    for panel, commands in _PANELS.items()
    for name, place, sentence in commands
}

QUERIES = [one for one in INDEX.values() if one.is_query]
