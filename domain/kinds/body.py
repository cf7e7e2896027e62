"""Bodies: task force, working groups, partnerships, committees and their like."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


class Proposed(
    Kind,
    name="body.proposed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"stage": "proposed"},
):
    """A body was proposed or is to be set up."""

    name: v.Name = None
    short_name: v.ShortName = None
    body_type: v.BodyType = None
    parent: v.Parent = None
    heading: v.Heading = None
    scope: v.FirmScope = None
    proposed_scope: v.ProposedScope = None
    objective: v.Objective = None
    proposed_by: v.ProposedBy = ()
    proposed_members: v.ProposedMembers = ()
    planned_for: v.PlannedFor = None


class Formed(
    Kind,
    name="body.formed",
    reported=Reported.PROSE,
    life=Life.OPENS,
    sets={"stage": "formed"},
    adds={"members": "members"},
    clears=("planned_for", "proposed_members"),
):
    """The body was set up."""

    name: v.Name = None
    short_name: v.ShortName = None
    body_type: v.BodyType = None
    parent: v.Parent = None
    heading: v.Heading = None
    scope: v.Scope = None
    members: v.Members = ()
    set_up_by: v.SetUpBy = ()
    under: v.Under = None
    objective: v.Objective = None
    lifetime: v.Lifetime = None
    place: v.Place = None


class ObjectiveStated(
    Kind,
    name="body.objective-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("objective",),
):
    """What the body is for was stated."""

    objective: v.Objective = None


class TermsOfReferenceAdopted(
    Kind,
    name="body.terms-of-reference-adopted",
    reported=Reported.PROSE,
    life=Life.OUTSIDE,
    sets={"terms_of_reference": "adopted"},
):
    """The body's terms of reference were adopted or made final."""

    document: v.Document = None
    adopted_by: v.AdoptedBy = ()
    led_by: v.LedBy = ()


class StartedWork(
    Kind,
    name="body.started-work",
    reported=Reported.PROSE,
    sets={"stage": "working"},
    clears=("planned_for", "proposed_members"),
):
    """The body began its work."""

    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class ModalityStated(
    Kind,
    name="body.modality-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    per="paragraph",
    needs=("arrangement",),
):
    """How the body works was stated, paragraph by paragraph."""

    paragraph: v.Paragraph = None
    arrangement: v.Arrangement = None


class RuleStated(
    Kind,
    name="body.rule-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    per="rule",
):
    """A rule on the body's size, terms, decisions or meetings was stated."""

    rule: v.Rule
    rule_text: v.RuleText = None
    function: v.Function = None
    size: v.Size = None
    term: v.Term = None
    max_terms: v.MaxTerms = None
    renewable: v.Renewable = None
    recurrence: v.Recurrence = None
    decision_rule: v.DecisionRule = None


class AreasListed(
    Kind,
    name="body.areas-listed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    adds={"areas": "areas"},
):
    """The areas that the body works in were listed."""

    areas: v.Areas = ()
    framework: v.Framework = None
    count: v.Count = None
    is_open: v.IsOpen = None


class DirectionGiven(
    Kind, name="body.direction-given", reported=Reported.PROSE, said_by="under"
):
    """Direction or guidance was given to the body."""

    direction: v.Direction = None
    given_by: v.GivenBy = ()
    under: v.Under = None


class ScopeExtended(
    Kind,
    name="body.scope-extended",
    reported=Reported.PROSE,
    adds={"members": "members"},
):
    """The body's scope was widened, to more members or to more matters."""

    scope: v.Scope = None
    members: v.Members = ()
    cause: v.Cause = None


class OpenedToMembers(
    Kind,
    name="body.opened-to-members",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    adds={"invited": "invited"},
):
    """Who may become a member of the body, and how, was made known."""

    membership: v.Membership = None
    invited: v.Invited = ()


class MemberJoined(
    Kind,
    name="body.member-joined",
    reported=Reported.LISTED,
    adds={"member": "members"},
):
    """An actor became a member of the body."""

    member: v.Member


class MemberLeft(
    Kind,
    name="body.member-left",
    reported=Reported.LISTED,
    removes={"member": "members"},
):
    """An actor is no longer a member of the body."""

    member: v.Member
    cause: v.Cause = None


class Renamed(
    Kind,
    name="body.renamed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("name",),
):
    """The body took another name."""

    name: v.Name = None
    short_name: v.ShortName = None
    former_name: v.FormerName = None


class Worked(
    Kind,
    name="body.worked",
    reported=Reported.PROSE,
    lasts=True,
    silent=("contributed_to", "outcome"),
):
    """The body worked on something."""

    contributed_to: v.ContributedTo = ()
    outcome: v.Outcome = None


class Reviewed(
    Kind,
    name="body.reviewed",
    reported=Reported.PROSE,
    adds={"reviewed_by": "reviewed_by"},
    silent=("outcome",),
):
    """The body, its groups or its list were reviewed."""

    reviewed_by: v.ReviewedBy = ()
    outcome: v.Outcome = None


class WentDormant(
    Kind, name="body.went-dormant", reported=Reported.PROSE, sets={"stage": "dormant"}
):
    """The body ceased to meet or work, without being dissolved."""

    cause: v.Cause = None


class Reinvigorated(
    Kind,
    name="body.reinvigorated",
    reported=Reported.PROSE,
    sets={"stage": "formed"},
    adds={"members": "members"},
    removes={"former_members": "members"},
    ends=("body.went-dormant",),
):
    """The body was given new life, with its members as they were from then on."""

    members: v.Members = ()
    former_members: v.FormerMembers = ()
    objective: v.Objective = None
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Dissolved(
    Kind,
    name="body.dissolved",
    reported=Reported.PROSE,
    life=Life.CLOSES,
    sets={"stage": "dissolved"},
):
    """The body ceased to exist."""

    cause: v.Cause = None
