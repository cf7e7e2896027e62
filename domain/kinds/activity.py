"""Activities: studies, projects, campaigns, and cooperation that goes on."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported

_PLAN = ("planned_for", "tentative")
"""State fields of a plan to begin, which end with it."""

_WHOLE_PLAN = (*_PLAN, "planned_end")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Described:
    """What an activity is, said by every kind that may be the first to name it."""

    name: v.Name = None
    activity_type: v.ActivityType = None
    part_of: v.Part = None
    led_by: v.LedBy = ()
    partners: v.Partners = ()
    supported_by: v.SupportedBy = ()
    under: v.Under = None
    place: v.Place = None
    region: v.Region = None


class Proposed(
    Described,
    Kind,
    name="activity.proposed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "proposed"},
):
    """The activity was proposed, and nobody is known to have decided on it."""

    proposed_by: v.ProposedBy = ()
    planned_for: v.PlannedFor = None


class Announced(
    Described,
    Kind,
    name="activity.announced",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "announced"},
):
    """The activity was announced."""

    announced_by: v.AnnouncedBy = ()
    amount: v.Amount = None
    currency: v.Currency = None
    planned_for: v.PlannedFor = None


class Approved(
    Described,
    Kind,
    name="activity.approved",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "approved"},
):
    """The activity was approved."""

    approved_by: v.ApprovedBy = ()


class Planned(
    Described,
    Kind,
    name="activity.planned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "planned"},
):
    """The activity was planned."""

    planned_for: v.PlannedFor = None
    planned_end: v.PlannedEnd = None
    tentative: v.Tentative = None


class Postponed(
    Kind,
    name="activity.postponed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "postponed"},
    clears=_PLAN,
):
    """The activity was put off."""

    planned_for: v.PlannedFor = None
    cause: v.Cause = None


class Started(
    Described,
    Kind,
    name="activity.started",
    reported=Reported.PROSE,
    life=Life.OPENS,
    sets={"status": "under-way"},
    clears=_PLAN,
):
    """The activity began."""

    planned_end: v.PlannedEnd = None


class CarriedOut(
    Described,
    Kind,
    name="activity.carried-out",
    reported=Reported.PROSE,
    lasts=True,
    sets={"status": "carried-out"},
    clears=_WHOLE_PLAN,
):
    """The activity was carried out at the time given."""

    outcome: v.Outcome = None
    count: v.Count = None
    contributed_to: v.ContributedTo = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Continued(
    Described,
    Kind,
    name="activity.continued",
    reported=Reported.PROSE,
    lasts=True,
    sets={"status": "under-way"},
    clears=_PLAN,
):
    """The activity was going on at the time given."""

    outcome: v.Outcome = None


class Shown(
    Kind,
    name="activity.shown",
    reported=Reported.LISTED,
    lasts=True,
    adds={"meeting": "shown_at", "at_meeting": "shown_at"},
    silent=("place",),
):
    """What the activity made, such as an exhibit, was shown at a meeting."""

    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    place: v.Place = None


class MilestoneReached(
    Kind,
    name="activity.milestone-reached",
    reported=Reported.PROSE,
    needs=("milestone",),
):
    """The activity reached a milestone."""

    milestone: v.Milestone = None
    document: v.Document = None


class Prolonged(
    Kind,
    name="activity.prolonged",
    reported=Reported.PROSE,
    sets={"status": "under-way"},
):
    """The activity, which is under way, takes longer than was planned."""

    planned_end: v.PlannedEnd = None
    cause: v.Cause = None


class Completed(
    Kind,
    name="activity.completed",
    reported=Reported.PROSE,
    life=Life.CLOSES,
    sets={"status": "completed"},
    clears=_WHOLE_PLAN,
):
    """The activity was completed."""

    outcome: v.Outcome = None
    document: v.Document = None


class Cancelled(
    Kind,
    name="activity.cancelled",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "cancelled"},
    clears=_WHOLE_PLAN,
):
    """The activity was given up."""

    cause: v.Cause = None
