"""Meetings: sessions, bureau meetings, workshops, calls and consultations."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported

_PLAN = ("planned_for", "tentative")
"""State fields of a plan, which end with it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Convened:
    """What a meeting is and where, said by kinds that may be the first to name it."""

    name: v.Name = None
    meeting_type: v.MeetingType = None
    session: v.Session = None
    body: v.Body = None
    part_of: v.Part = None
    place: v.Place = None
    region: v.Region = None
    modality: v.Modality = None
    hosts: v.Hosts = ()
    organizers: v.Organizers = ()
    supported_by: v.SupportedBy = ()
    alongside: v.Alongside = ()


class Planned(
    Convened,
    Kind,
    name="meeting.planned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "planned"},
    clears=("tentative",),
):
    """The meeting was planned, for a date or for a date to be set."""

    planned_for: v.PlannedFor = None
    tentative: v.Tentative = None
    count: v.Count = None


class Rescheduled(
    Kind,
    name="meeting.rescheduled",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "planned"},
    clears=("tentative",),
    needs=("planned_for",),
):
    """The meeting was planned anew for another date."""

    planned_for: v.PlannedFor = None
    tentative: v.Tentative = None
    place: v.Place = None
    modality: v.Modality = None
    cause: v.Cause = None


class Postponed(
    Kind,
    name="meeting.postponed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "postponed"},
    clears=_PLAN,
):
    """The meeting was put off, with no new date or with one yet to be found."""

    planned_for: v.PlannedFor = None
    tentative: v.Tentative = None
    cause: v.Cause = None


class Cancelled(
    Kind,
    name="meeting.cancelled",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "cancelled"},
    clears=_PLAN,
):
    """The meeting was called off, or not held as planned."""

    cause: v.Cause = None


class Prepared(
    Convened,
    Kind,
    name="meeting.prepared",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    lasts=True,
):
    """Preparations were made for the meeting."""

    contributors: v.Contributors = ()


class Opened(
    Convened,
    Kind,
    name="meeting.opened",
    reported=Reported.NEVER,
    life=Life.OPENS,
    sets={"status": "held"},
    clears=_PLAN,
    dated="opened_on",
):
    """The meeting was opened."""

    clock_time: v.ClockTime = None


class AgendaAdopted(
    Kind,
    name="meeting.agenda-adopted",
    reported=Reported.NEVER,
    sets={"status": "held"},
    clears=_PLAN,
):
    """The meeting adopted its agenda."""

    document: v.Document = None


class Held(
    Convened,
    Kind,
    name="meeting.held",
    reported=Reported.PROSE,
    lasts=True,
    sets={"status": "held"},
    clears=_PLAN,
    dated="held_on",
    adds={"participants": "participants"},
):
    """The meeting was held."""

    participants: v.Participants = ()
    count: v.Count = None


class Attended(
    Kind,
    name="meeting.attended",
    reported=Reported.LISTED,
    lasts=True,
    sets={"status": "held"},
    clears=_PLAN,
    adds={"participants": "participants"},
    needs=("participants",),
):
    """Actors took part in the meeting."""

    name: v.Name = None
    place: v.Place = None
    participants: v.Participants = ()


class StatementMade(
    Kind,
    name="meeting.statement-made",
    reported=Reported.LISTED,
    sets={"status": "held"},
    clears=_PLAN,
    adds={"speakers": "speakers"},
    needs=("speakers",),
    silent=("statement", "speaking_for"),
):
    """Someone made a statement, a comment or a briefing at the meeting."""

    speakers: v.Speakers = ()
    speaking_for: v.SpeakingFor = ()
    statement: v.Statement = None
    agenda_item: v.AgendaItem = None


class OutcomeRecorded(
    Kind,
    name="meeting.outcome-recorded",
    reported=Reported.PROSE,
    life=Life.OUTSIDE,
    per="paragraph",
    needs=("outcome",),
):
    """What came out of the meeting was put on record."""

    paragraph: v.Paragraph = None
    outcome: v.Outcome = None
    document: v.Document = None


class Suspended(
    Kind,
    name="meeting.suspended",
    reported=Reported.LISTED,
    sets={"status": "suspended"},
    clears=_PLAN,
):
    """The meeting was broken off, to be resumed."""

    cause: v.Cause = None


class Resumed(
    Kind,
    name="meeting.resumed",
    reported=Reported.LISTED,
    lasts=True,
    sets={"status": "held"},
    clears=_PLAN,
    ends=("meeting.suspended",),
):
    """The meeting went on after it had been suspended."""

    place: v.Place = None
    modality: v.Modality = None


class Closed(
    Kind,
    name="meeting.closed",
    reported=Reported.NEVER,
    life=Life.CLOSES,
    sets={"status": "closed"},
    clears=_PLAN,
    dated="closed_on",
):
    """The meeting was closed."""

    clock_time: v.ClockTime = None
    place: v.Place = None
