"""Mandates: decisions with their paragraphs, articles, requests, rules and drafts."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


class Proposed(
    Kind,
    name="mandate.proposed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "proposed"},
):
    """A decision or the like was proposed, or someone was invited to adopt it."""

    name: v.Name = None
    mandate_type: v.MandateType = None
    proposed_by: v.ProposedBy = ()
    proposed_to: v.ProposedTo = ()
    mirrors: v.Mirrors = None
    document: v.Document = None
    planned_for: v.PlannedFor = None


class Adopted(
    Kind,
    name="mandate.adopted",
    reported=Reported.PROSE,
    life=Life.OPENS,
    sets={"status": "adopted"},
    clears=("planned_for",),
):
    """The decision or the like was adopted."""

    name: v.Name = None
    mandate_type: v.MandateType = None
    adopted_by: v.AdoptedBy = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    mirrors: v.Mirrors = None
    document: v.Document = None
    place: v.Place = None


class InForce(
    Kind,
    name="mandate.in-force",
    reported=Reported.PROSE,
    sets={"status": "in-force"},
    clears=("planned_for",),
):
    """The mandate entered into force, or a source says that it is in force."""

    name: v.Name = None
    mandate_type: v.MandateType = None
    part_of: v.Part = None
    document: v.Document = None


class ParagraphStated(
    Kind,
    name="mandate.paragraph-stated",
    reported=Reported.PROSE,
    life=Life.OUTSIDE,
    per="paragraph",
):
    """What a paragraph, adopted or only drafted, asks of whom."""

    paragraph: v.Paragraph = None
    paragraph_type: v.ParagraphType = None
    addressees: v.Addressees = ()
    action: v.Action = None
    condition: v.Condition = None
    deadline: v.Deadline = None
    due_at: v.DueAt = None
    recurrence: v.Recurrence = None


class RuleStated(
    Kind,
    name="mandate.rule-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    per="rule",
):
    """A rule that the mandate sets was stated."""

    rule: v.Rule
    rule_text: v.RuleText = None
    size: v.Size = None
    term: v.Term = None
    max_terms: v.MaxTerms = None
    renewable: v.Renewable = None
    recurrence: v.Recurrence = None
    decision_rule: v.DecisionRule = None


class Mirrored(
    Kind, name="mandate.mirrored", reported=Reported.PROSE, needs=("mirrored_by",)
):
    """Another governing body adopted a decision that mirrors it."""

    mirrored_by: v.MirroredBy = ()


class Welcomed(
    Kind,
    name="mandate.welcomed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    adds={"welcomed_by": "welcomed_by"},
    said_by="under",
):
    """Another body welcomed the mandate."""

    welcomed_by: v.WelcomedBy = ()
    under: v.Under = None


class Discharged(
    Kind,
    name="mandate.discharged",
    reported=Reported.LISTED,
    sets={"discharge": "discharged"},
    per="paragraph",
):
    """What a paragraph asked for was done; without one, all of it."""

    paragraph: v.Paragraph = None
    evidence: v.Evidence = ()


class Lapsed(
    Kind,
    name="mandate.lapsed",
    reported=Reported.LISTED,
    sets={"discharge": "lapsed"},
    per="paragraph",
):
    """A paragraph no longer asks for anything, though nothing discharged it."""

    paragraph: v.Paragraph = None
    cause: v.Cause = None


class Superseded(
    Kind,
    name="mandate.superseded",
    reported=Reported.LISTED,
    sets={"status": "superseded"},
):
    """Something else took the mandate's place."""

    superseded_by: v.SupersededBy = None
