"""Areas of cooperation: the rows of the matrix, and partnership areas."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


class Proposed(
    Kind,
    name="area.proposed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"stage": "proposed"},
):
    """An area of cooperation was proposed, or is asked for by a decision."""

    framework: v.Framework = None
    heading: v.Heading = None
    name: v.Name = None
    scope: v.FirmScope = None
    proposed_scope: v.ProposedScope = None
    proposed_by: v.ProposedBy = ()


class Considered(
    Kind,
    name="area.considered",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"stage": "considered"},
    silent=("outcome",),
):
    """A possible area of cooperation was discussed."""

    framework: v.Framework = None
    name: v.Name = None
    outcome: v.Outcome = None
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Identified(
    Kind,
    name="area.identified",
    reported=Reported.LISTED,
    life=Life.OPENS,
    sets={"stage": "identified"},
):
    """The area was identified as one in which the entities cooperate."""

    framework: v.Framework = None
    heading: v.Heading = None
    name: v.Name = None
    scope: v.FirmScope = None
    proposed_scope: v.ProposedScope = None
    row: v.Row = None
    identified_by: v.IdentifiedBy = ()


class ListStated(
    Kind, name="area.list-stated", reported=Reported.LISTED, life=Life.OUTSIDE
):
    """The area was named in a list of areas that was stated again."""

    framework: v.Framework = None
    heading: v.Heading = None
    name: v.Name = None
    scope: v.FirmScope = None
    proposed_scope: v.ProposedScope = None
    row: v.Row = None


class Remarked(
    Kind,
    name="area.remarked",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    needs=("remark",),
):
    """A remark was made on the area, such as a footnote of its list."""

    remark: v.Remark = None


class Reworded(
    Kind,
    name="area.reworded",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("name",),
):
    """The area's name was worded anew."""

    name: v.Name = None
    former_name: v.FormerName = None


class Moved(Kind, name="area.moved", reported=Reported.LISTED, life=Life.OUTSIDE):
    """The area was put elsewhere: another framework, heading or row."""

    framework: v.Framework = None
    heading: v.Heading = None
    row: v.Row = None


class ScopeStated(
    Kind,
    name="area.scope-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("proposed_scope",),
):
    """The proposed scope of working group cooperation in the area was stated anew."""

    scope: v.FirmScope = None
    proposed_scope: v.ProposedScope = None


class TakenUp(
    Kind, name="area.taken-up", reported=Reported.LISTED, adds={"group": "groups"}
):
    """A body took the area up."""

    group: v.Group


class GivenUp(
    Kind,
    name="area.given-up",
    reported=Reported.LISTED,
    removes={"group": "groups"},
):
    """A body no longer works in the area."""

    group: v.Group
    cause: v.Cause = None


class Retired(
    Kind,
    name="area.retired",
    reported=Reported.LISTED,
    life=Life.CLOSES,
    sets={"stage": "retired"},
):
    """The area is no longer one in which the entities cooperate."""

    cause: v.Cause = None
