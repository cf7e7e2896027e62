"""Documents: reports, joint reports, notes, drafts, studies and their symbols."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported

_SYMBOLS = {"symbols": "symbols"}
_PLAN = ("planned_for", "tentative")
"""State fields of a plan, which end with it."""
AN_EDITION = {"document.edition-made": ("edition", "model_digest")}
"""What an entry repeats that speaks of an edition: its number and its digest."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Described:
    """What a document is, said by every kind that may be the first to name it."""

    name: v.Name = None
    document_type: v.DocumentType = None
    symbols: v.Symbols = ()
    authors: v.Authors = ()
    part_of: v.Part = None
    under: v.Under = None
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    agenda_item: v.AgendaItem = None
    reporting_period: v.ReportingPeriod = None
    prepared_for: v.PreparedFor = ()


class Planned(
    Described,
    Kind,
    name="document.planned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "planned"},
    adds=_SYMBOLS,
):
    """The document was planned, or is to be written."""

    planned_for: v.PlannedFor = None
    tentative: v.Tentative = None


class Commissioned(
    Described,
    Kind,
    name="document.commissioned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    sets={"status": "commissioned"},
    adds=_SYMBOLS,
    said_by="under",
):
    """Someone asked for the document, or agreed that it be written."""

    commissioned_by: v.CommissionedBy = ()
    topics: v.Topics = None


class Drafted(
    Described,
    Kind,
    name="document.drafted",
    reported=Reported.LISTED,
    life=Life.OPENS,
    sets={"status": "drafted"},
    adds=_SYMBOLS,
):
    """The document was first drafted; what is drafted later is an amendment."""

    contributors: v.Contributors = ()
    original_language: v.OriginalLanguage = None


class SymbolAdded(
    Kind,
    name="document.symbol-added",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    adds=_SYMBOLS,
    needs=("symbols",),
):
    """The document bears a further symbol, and is found by it."""

    symbols: v.Symbols = ()


class CommentsInvited(
    Kind,
    name="document.comments-invited",
    reported=Reported.LISTED,
    adds={"invited": "invited"},
):
    """Comments on the document were invited."""

    invited: v.Invited = ()
    deadline: v.Deadline = None
    url: v.Url = None


class CommentsReceived(
    Kind, name="document.comments-received", reported=Reported.LISTED
):
    """Comments on the document came in."""

    respondents: v.Respondents = ()
    count: v.Count = None


class Amended(
    Kind, name="document.amended", reported=Reported.LISTED, silent=("amendment",)
):
    """The text of the document was changed."""

    amendment: v.Amendment = None
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Reviewed(
    Kind,
    name="document.reviewed",
    reported=Reported.LISTED,
    adds={"reviewed_by": "reviewed_by"},
    silent=("outcome",),
):
    """The document was reviewed."""

    reviewed_by: v.ReviewedBy = ()
    outcome: v.Outcome = None


class Endorsed(
    Kind,
    name="document.endorsed",
    reported=Reported.PROSE,
    sets={"status": "endorsed"},
    adds={"endorsed_by": "endorsed_by"},
    needs=("endorsed_by",),
):
    """Those named endorsed the document."""

    endorsed_by: v.EndorsedBy = ()


class Adopted(
    Kind,
    name="document.adopted",
    reported=Reported.PROSE,
    sets={"status": "adopted"},
    clears=_PLAN,
):
    """The document was adopted."""

    adopted_by: v.AdoptedBy = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    as_amended: v.AsAmended = None


class SubmissionPlanned(
    Described,
    Kind,
    name="document.submission-planned",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    adds=_SYMBOLS,
    silent=("submitted_to",),
):
    """The document is to be submitted."""

    submitted_to: v.SubmittedTo = ()
    planned_for: v.PlannedFor = None
    tentative: v.Tentative = None


class Submitted(
    Described,
    Kind,
    name="document.submitted",
    reported=Reported.PROSE,
    sets={"status": "submitted"},
    adds={**_SYMBOLS, "submitted_to": "submitted_to"},
    silent=("edition",),
    repeats={"document.edition-made": ("edition",)},
    clears=_PLAN,
):
    """The document was submitted."""

    submitted_to: v.SubmittedTo = ()
    edition: v.Edition = None


class Presented(
    Described,
    Kind,
    name="document.presented",
    reported=Reported.LISTED,
    adds={**_SYMBOLS, "presented_to": "presented_to", "speakers": "speakers"},
):
    """The document was introduced or presented."""

    presented_to: v.PresentedTo = ()
    speakers: v.Speakers = ()


class Issued(
    Described,
    Kind,
    name="document.issued",
    reported=Reported.PROSE,
    sets={"status": "issued"},
    adds=_SYMBOLS,
    silent=("edition", "model_digest", "file_digest", "differs", "cause"),
    repeats=AN_EDITION,
    clears=_PLAN,
):
    """The document was issued, distributed or published."""

    languages: v.Languages = ()
    original_language: v.OriginalLanguage = None
    url: v.Url = None
    edition: v.Edition = None
    model_digest: v.ModelDigest = None
    file_digest: v.FileDigest = None
    differs: v.Differs = None
    cause: v.Cause = None


class ActionInvited(
    Kind,
    name="document.action-invited",
    reported=Reported.LISTED,
    silent=("action", "condition", "planned_for"),
    adds={"invited": "invited"},
):
    """The document invites someone to act, such as to consider or take note of it."""

    invited: v.Invited = ()
    action: v.Action = None
    condition: v.Condition = None
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None
    planned_for: v.PlannedFor = None


class Considered(
    Kind,
    name="document.considered",
    reported=Reported.PROSE,
    sets={"status": "considered"},
    adds={"considered_by": "considered_by"},
    clears=_PLAN,
):
    """The document was considered or taken note of."""

    considered_by: v.ConsideredBy = ()
    meeting: v.Meeting = None
    at_meeting: v.AtMeeting = None
    for_meeting: v.ForMeeting = None


class Deposited(
    Kind,
    name="document.deposited",
    reported=Reported.LISTED,
    adds={"deposited_with": "deposited_with"},
    needs=("deposited_with",),
):
    """The document was put where it is kept."""

    deposited_with: v.DepositedWith = ()
    url: v.Url = None


class Superseded(
    Kind,
    name="document.superseded",
    reported=Reported.LISTED,
    sets={"status": "superseded"},
):
    """Something else took the document's place."""

    superseded_by: v.SupersededBy = None
