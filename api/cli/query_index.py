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


INDEX = (
    IndexedQuery(
        "calendar",
        "calendar",
        "CALENDAR",
        "List meetings: planned, postponed, cancelled, held.",
        COOPERATION,
    ),
)

BY_COMMAND = {one.command: one for one in INDEX}
