"""Roles: co-chairs, heads, lead officers per area and entity, advisers, hosts."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Post:
    """What a role is, said by every kind that may be the first to name it."""

    function: v.Function = None
    body: v.Body = None
    area: v.Area = None
    entity: v.Entity = None


class Created(
    Post, Kind, name="role.created", reported=Reported.LISTED, life=Life.OPENS
):
    """The role came into being, held or not."""

    seats: v.Seats = None
    term: v.Term = None
    max_terms: v.MaxTerms = None
    renewable: v.Renewable = None
    set_up_by: v.SetUpBy = ()


class Sought(
    Post, Kind, name="role.sought", reported=Reported.LISTED, life=Life.OUTSIDE
):
    """Someone seeks the role, such as observer status, or asks for a holder."""

    sought_by: v.SoughtBy = None


class StatedVacant(
    Post,
    Kind,
    name="role.stated-vacant",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"standing": "vacant"},
    clears=("holder",),
):
    """A source says that nobody holds the role yet or any more."""


class Assigned(
    Post,
    Kind,
    name="role.assigned",
    reported=Reported.LISTED,
    sets={"standing": "held"},
    clears=("holder", "term", "sought_by"),
):
    """Someone took the role; without a holder, someone whom no source names."""

    holder: v.Holder = None
    seats: v.Seats = None
    term: v.Term = None
    appointed_by: v.AppointedBy = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Renewed(
    Post,
    Kind,
    name="role.renewed",
    reported=Reported.LISTED,
    sets={"standing": "held"},
    ends=("role.assigned",),
    clears=("sought_by",),
):
    """The holder's time in the role was renewed."""

    holder: v.Holder = None
    term: v.Term = None


class Vacated(
    Post,
    Kind,
    name="role.vacated",
    reported=Reported.LISTED,
    sets={"standing": "vacant"},
    clears=("holder", "term"),
    ends=("role.assigned", "role.renewed"),
):
    """The holder left the role, and nobody took it at once."""

    cause: v.Cause = None


class Abolished(
    Kind,
    name="role.abolished",
    reported=Reported.LISTED,
    life=Life.CLOSES,
    sets={"standing": "abolished"},
    clears=("holder", "term", "sought_by"),
):
    """The role ceased to exist."""

    cause: v.Cause = None
