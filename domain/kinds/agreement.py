"""Agreements: cooperation agreements, memoranda, letters of intent, conventions."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


class Proposed(
    Kind,
    name="agreement.proposed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "proposed"},
):
    """An agreement was proposed or negotiated."""

    name: v.Name = None
    agreement_type: v.AgreementType = None
    between: v.Between = ()
    proposed_by: v.ProposedBy = ()
    document: v.Document = None


class Signed(
    Kind,
    name="agreement.signed",
    reported=Reported.PROSE,
    sets={"status": "signed"},
    adds={"signatories": "signatories"},
):
    """Some or all of those whom it binds signed the agreement."""

    name: v.Name = None
    agreement_type: v.AgreementType = None
    signatories: v.Signatories = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    under: v.Under = None
    has_budget: v.HasBudget = None
    amount: v.Amount = None
    currency: v.Currency = None
    at_cost: v.AtCost = None
    term: v.Term = None
    document: v.Document = None


class Adopted(
    Kind,
    name="agreement.adopted",
    reported=Reported.PROSE,
    sets={"status": "adopted"},
):
    """The agreement, guidelines or the like were adopted."""

    name: v.Name = None
    agreement_type: v.AgreementType = None
    adopted_by: v.AdoptedBy = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    document: v.Document = None


class Ratified(
    Kind,
    name="agreement.ratified",
    reported=Reported.LISTED,
    adds={"ratified_by": "ratified_by"},
    silent=("instrument", "place"),
):
    """States or others deposited instruments of ratification or the like."""

    name: v.Name = None
    agreement_type: v.AgreementType = None
    ratified_by: v.RatifiedBy = ()
    instrument: v.Instrument = None
    place: v.Place = None


class InForce(
    Kind,
    name="agreement.in-force",
    reported=Reported.LISTED,
    sets={"status": "in-force"},
):
    """The agreement entered into force, or a source says that it is in force."""

    name: v.Name = None
    agreement_type: v.AgreementType = None


class ServiceAdded(
    Kind,
    name="agreement.service-added",
    reported=Reported.LISTED,
    adds={"service": "services"},
    per="service",
):
    """The agreement covers a service."""

    service: v.Service
    givers: v.Givers = ()
    recipients: v.Recipients = ()
    at_cost: v.AtCost = None


class ServiceEnded(
    Kind,
    name="agreement.service-ended",
    reported=Reported.LISTED,
    removes={"service": "services"},
    per="service",
):
    """The agreement no longer covers a service."""

    service: v.Service
    cause: v.Cause = None


class RuleStated(
    Kind,
    name="agreement.rule-stated",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    per="rule",
):
    """A rule that the agreement or the guidelines set was stated."""

    rule: v.Rule
    rule_text: v.RuleText = None
    function: v.Function = None
    size: v.Size = None
    term: v.Term = None
    max_terms: v.MaxTerms = None
    renewable: v.Renewable = None
    recurrence: v.Recurrence = None
    decision_rule: v.DecisionRule = None


class Amended(Kind, name="agreement.amended", reported=Reported.PROSE):
    """The agreement was amended."""

    amendment: v.Amendment = None
    document: v.Document = None


class Renewed(
    Kind, name="agreement.renewed", reported=Reported.PROSE, life=Life.OUTSIDE
):
    """The agreement was prolonged for a further term."""

    term: v.Term = None


class Expired(
    Kind,
    name="agreement.expired",
    reported=Reported.PROSE,
    life=Life.CLOSES,
    sets={"status": "expired"},
):
    """The agreement's time ran out."""


class Ended(
    Kind,
    name="agreement.ended",
    reported=Reported.PROSE,
    life=Life.CLOSES,
    sets={"status": "ended"},
):
    """The agreement was ended before its time ran out."""

    cause: v.Cause = None
