"""Contributions: services at cost, funding, staff, inputs, hosting."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Described:
    """What is given, by whom and for what; any kind may be the first to say it."""

    name: v.Name = None
    contribution_type: v.ContributionType = None
    givers: v.Givers = ()
    main_giver: v.MainGiver = None
    recipients: v.Recipients = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    document: v.Document = None
    contributed_to: v.ContributedTo = ()
    under: v.Under = None
    amount: v.Amount = None
    currency: v.Currency = None
    at_cost: v.AtCost = None
    count: v.Count = None
    region: v.Region = None


class Requested(
    Described,
    Kind,
    name="contribution.requested",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "requested"},
    said_by="under",
):
    """The contribution was asked for."""


class Offered(
    Described,
    Kind,
    name="contribution.offered",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "offered"},
):
    """The contribution was offered."""


class Pledged(
    Described,
    Kind,
    name="contribution.pledged",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "pledged"},
):
    """The contribution was promised."""


class Planned(
    Described,
    Kind,
    name="contribution.planned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "planned"},
):
    """The contribution is to be made."""

    planned_for: v.PlannedFor = None


class Made(
    Described,
    Kind,
    name="contribution.made",
    reported=Reported.PROSE,
    lasts=True,
    sets={"status": "made"},
    clears=("planned_for",),
):
    """The contribution was made, or the service given."""


class Received(
    Described,
    Kind,
    name="contribution.received",
    reported=Reported.PROSE,
    sets={"status": "received"},
    clears=("planned_for",),
):
    """Those whom it was for received the contribution."""


class Cancelled(
    Kind,
    name="contribution.cancelled",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "cancelled"},
    clears=("planned_for",),
):
    """The contribution will not be made."""

    cause: v.Cause = None
