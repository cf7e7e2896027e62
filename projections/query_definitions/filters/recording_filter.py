"""Parameters on who recorded something, for whom and when."""

from typing import Annotated, NamedTuple, NewType, Protocol

from domain.references import FAMILIES
from projections.queries.recording import Recording
from projections.query_definitions.definition import Parameter
from projections.query_definitions.filters.subject_families import ACTOR

LogMoment = NewType("LogMoment", str)
"""A moment of the log as people write it: a day, an instant, or a position."""

NO_MOMENT = LogMoment("")

RecordedBy = Annotated[str, Parameter("Only what this actor recorded.", families=ACTOR)]
RecordedFor = Annotated[
    str, Parameter("Only what was recorded for this entity.", families=ACTOR)
]
RecordedFrom = Annotated[
    LogMoment,
    Parameter("Only what was recorded since this day, instant or position."),
]
RecordedTo = Annotated[
    LogMoment,
    Parameter("Only what was recorded by the end of this day, or by this moment."),
]


class HasRecording(Protocol):
    """Parameters with the four conditions."""

    @property
    def recorded_by(self) -> str: ...  # noqa: D102 - as the aliases above say
    @property
    def recorded_for(self) -> str: ...  # noqa: D102
    @property
    def recorded_from(self) -> LogMoment: ...  # noqa: D102
    @property
    def recorded_to(self) -> LogMoment: ...  # noqa: D102


class RecordingParameters(NamedTuple):
    """Which lines of the log are read; a line satisfies all that are given."""

    of: Annotated[
        tuple[str, ...], Parameter("About one of these subjects.", families=FAMILIES)
    ] = ()
    recorded_by: RecordedBy = ""
    recorded_for: RecordedFor = ""
    recorded_from: RecordedFrom = NO_MOMENT
    recorded_to: RecordedTo = NO_MOMENT


def recording_of(given: HasRecording) -> Recording:
    """Return the conditions that parameters state."""
    return Recording(
        given.recorded_by, given.recorded_for, given.recorded_from, given.recorded_to
    )
