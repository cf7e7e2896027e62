"""Enumerations of the schema, each value described.

A state is what a kind of entry sets, described by that kind; a choice is what a field
of a kind offers.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from api.graphql.types.decorators import enum
from api.graphql.types.shown_rows import OTHER
from domain import choices
from domain.kinds import KINDS, Type
from domain.kinds import Life as Lives
from domain.kinds.state_fields import PASSED_PLANS


@enum
class Language(Enum):
    """A language of the United Nations, for words and dates."""

    EN = value("en", description="The English language.")
    FR = value("fr", description="The French language.")
    ES = value("es", description="The Spanish language.")
    RU = value("ru", description="The Russian language.")
    ZH = value("zh", description="The Chinese language.")
    AR = value("ar", description="The Arabic language.")


@enum
class Certainty(Enum):
    """Which entries an answer takes into account where dates are imprecise."""

    CERTAIN = value(
        "certain", description="Only entries that had certainly happened by the day."
    )
    POSSIBLE = value(
        "possible",
        description="The same, and a list of entries that may have happened by the "
        "day.",
    )


@enum
class Basis(Enum):
    """Whether a source states a date, or whoever recorded it inferred it."""

    STATED = value("stated", description="The source states the date.")
    INFERRED = value(
        "inferred", description="Whoever recorded the entry inferred the date."
    )


@enum
class LeadState(Enum):
    """What the record says about who holds a role."""

    NAMED = value(
        "named", description="The holder is identified, by name or as a body."
    )
    UNNAMED = value(
        "unnamed", description="The holder is identified, but no source gives the name."
    )
    VACANT = value("vacant", description="A source says that nobody holds the role.")
    ABOLISHED = value("abolished", description="The role ceased to exist.")
    NOT_STATED = value(
        "not stated", description="No source says anything about a holder."
    )


@enum
class AmendmentKind(Enum):
    """What was done to an entry after it was recorded."""

    CORRECTED = value(
        "entry.corrected", description="Fields of the entry got new values."
    )
    WITHDRAWN = value("entry.withdrawn", description="The entry was declared void.")
    ATTESTED = value("entry.attested", description="The entry got a further source.")
    SAME_AS = value("subject.same-as", description="Two subjects turned out to be one.")


@enum
class ChangeKind(Enum):
    """How something differs between two moments."""

    ADDED = value("added", description="The row exists at the second moment only.")
    REMOVED = value("removed", description="The row exists at the first moment only.")
    MODIFIED = value(
        "modified", description="The row has another value at the second moment."
    )
    WITHDRAWN = value(
        "withdrawn",
        description="The row existed at the first moment; its entry is void now.",
    )


UNKNOWN_CODE = (
    "A code that this version of the program does not know; it can only be read."
)


def derived(name: str, description: str, values: Mapping[str, str]) -> Any:  # noqa: ANN401 - an enumeration made at run time
    """Make an enumeration whose values are described by sentences."""
    members = {
        one.upper().replace("-", "_"): value(one, description=sentence)
        for one, sentence in values.items()
    }
    made: Any = Enum("Derived", members)  # type: ignore[misc] # made at run time
    return strawberry.enum(made, name=name, description=description)


DiffOf = derived(
    "DiffOf",
    "A question whose answers at two moments can be compared.",
    {
        "matrix": "The areas of the matrix, cell by cell.",
        "subject": "The fields of one subject.",
        "timeline": "The entries of a timeline.",
        "calendar": "The meetings of the calendar: status, date, tentative.",
        "mandates": "Mandates, what mirrors them, and the state of each paragraph.",
        "coverage": "The open paragraphs of mandates.",
        "agreements": "Agreements, with the days on which their terms end.",
        "roles": "Roles: who holds them, and when terms end.",
        "contributions": "Contributions, with all their fields.",
        "documents": "Documents, with their symbols.",
        "activities": "Activities, with all their fields.",
        "actors": "Actors, with their names.",
        "areas": "Areas of cooperation, of every framework.",
        "bodies": "Bodies, with their members.",
        "entities": "How many entries concern each of the three entities.",
        "findings": "Findings: where subjects disagree.",
    },
)
FAMILY_SENTENCES = {
    "actor": "Actors: entities, conferences, governments, organizations and people.",
    "body": "Bodies: task forces, groups, committees, partnerships and processes.",
    "area": "Areas of cooperation, such as those under MC-3/11.",
    "role": "Roles that somebody holds, such as co-chair or lead officer.",
    "mandate": "Mandates: decisions, articles, requests and rules, with paragraphs.",
    "agreement": "Agreements, memoranda, terms of reference and conventions.",
    "meeting": "Meetings: sessions, workshops, calls and consultations.",
    "activity": "Activities: studies, projects, campaigns and other work.",
    "document": "Documents: reports, notes, decision texts and publications.",
    "contribution": "Contributions: services, funding, staff, input and hosting.",
}
Family = derived(
    "Family",
    "A family of subjects.",
    FAMILY_SENTENCES,
)
FieldType = derived(
    "FieldType",
    "What a field of an entry holds.",
    {one.name.lower(): f"The field holds {one.value}." for one in Type},
)
Life = derived(
    "Life",
    "Whether an entry opens or closes the life of its subject.",
    {one.name.lower(): f"The entry {one.value}." for one in Lives},
)


def _states(name: str, sentence: str, *, family: str, field: str) -> Any:  # noqa: ANN401 - made at run time
    """Make an enumeration of what the kinds of a family set a field to."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        if kind.family == family and field in kind.sets:
            found.setdefault(kind.sets[field], kind.sentence)
    if field == "status" and family in PASSED_PLANS:
        found[PASSED_PLANS[family]] = (
            "The last day of its plan has passed, and nothing later is known."
        )
    return _fixed(name, sentence, found)


def _fixed(name: str, sentence: str, words: Mapping[str, str]) -> Any:  # noqa: ANN401 - made at run time
    """Make an enumeration of codes that a newer version of the program may add to."""
    return derived(name, sentence, {**words, OTHER: UNKNOWN_CODE})


AreaStage = _states(
    "AreaStage",
    "How far an area of cooperation is in its life.",
    family="area",
    field="stage",
)
BodyStage = _states(
    "BodyStage", "How far a body is in its life.", family="body", field="stage"
)
MandateStatus = _states(
    "MandateStatus",
    "What happened to a mandate last.",
    family="mandate",
    field="status",
)
AgreementStatus = _states(
    "AgreementStatus",
    "What happened to an agreement last.",
    family="agreement",
    field="status",
)
ContributionStatus = _states(
    "ContributionStatus",
    "What happened to a contribution last.",
    family="contribution",
    field="status",
)

AreaScope = _fixed(
    "AreaScope", "Who takes part in working group cooperation.", choices.SCOPES
)
ActorType = _fixed("ActorType", "What sort of actor it is.", choices.ACTORS)
BodyType = _fixed("BodyType", "What sort of body it is.", choices.BODIES)
RoleFunction = _fixed(
    "RoleFunction", "What somebody does in a role.", choices.FUNCTIONS
)
MandateType = _fixed("MandateType", "What sort of mandate it is.", choices.MANDATES)
ParagraphType = _fixed(
    "ParagraphType",
    "What a paragraph of a mandate does, and so whether it waits for action.",
    choices.PARAGRAPHS,
)
AgreementType = _fixed(
    "AgreementType", "What sort of agreement it is.", choices.AGREEMENTS
)
Instrument = _fixed(
    "Instrument", "What was deposited to become a party.", choices.INSTRUMENTS
)
MeetingType = _fixed("MeetingType", "What sort of meeting it is.", choices.MEETINGS)
MeetingModality = _fixed(
    "MeetingModality", "How people meet: in one place or online.", choices.MODALITIES
)
ActivityType = _fixed(
    "ActivityType", "What sort of activity it is.", choices.ACTIVITIES
)
DocumentType = _fixed("DocumentType", "What sort of document it is.", choices.DOCUMENTS)
ContributionType = _fixed(
    "ContributionType", "What a contribution consists of.", choices.CONTRIBUTIONS
)
DecisionRule = _fixed(
    "DecisionRule", "How a body takes decisions.", choices.DECISION_RULES
)
EditionType = _fixed(
    "EditionType",
    "Why there is a further edition of a report that was issued.",
    choices.EDITION_TYPES,
)
TextPlace = _fixed(
    "TextPlace",
    "Where a written text stands in a report, beside the generated one.",
    choices.TEXT_PLACES,
)

ReportStatus = _fixed(
    "ReportStatus",
    "The last step in the life of a joint report.",
    {
        "planned": "The report is planned.",
        "commissioned": "Somebody was asked to write the report.",
        "drafted": "The first edition was made, or a draft exists.",
        "revised": "A later edition was made.",
        "endorsed": "An entity endorsed an edition of the report.",
        "final": "All entities endorsed the latest edition.",
        "submitted": "The report was submitted to the conference services.",
        "issued": "The report was issued under its symbol.",
        "considered": "The conference considered the report.",
    },
)
ReportTextPlace = _fixed(
    "ReportTextPlace",
    "Where a written text stands in a report, or that a paragraph is left empty.",
    {**choices.TEXT_PLACES, "empty": "The paragraph is left empty on purpose."},
)
TextChange = derived(
    "TextChange",
    "How a part of a report differs between two editions.",
    {
        "added": "The later edition has it, the earlier one has not.",
        "removed": "The earlier edition has it, the later one has not.",
        "changed": "Both editions have it, with different words.",
    },
)
FindingRule = _fixed(
    "FindingRule",
    "In which way an entry disagrees with the record.",
    {
        "unknown-reference": "The entry names a subject that has no entry.",
        "withdrawn-reference": "The entry names a subject of which all is withdrawn.",
        "after-closing": "The entry lies after the end of a subject that it names.",
        "before-opening": "The entry lies before the start of a subject that it names.",
        "withdrawn-opening": "The entry that opened the subject was withdrawn.",
        "held-twice": "A role was given to somebody else before it was vacated.",
    },
)

CHOICES: Mapping[tuple[str, ...], Any] = {
    tuple(choice): enumeration
    for choice, enumeration in (
        (choices.SCOPES, AreaScope),
        (choices.ACTORS, ActorType),
        (choices.BODIES, BodyType),
        (choices.FUNCTIONS, RoleFunction),
        (choices.MANDATES, MandateType),
        (choices.PARAGRAPHS, ParagraphType),
        (choices.AGREEMENTS, AgreementType),
        (choices.INSTRUMENTS, Instrument),
        (choices.MEETINGS, MeetingType),
        (choices.MODALITIES, MeetingModality),
        (choices.ACTIVITIES, ActivityType),
        (choices.DOCUMENTS, DocumentType),
        (choices.CONTRIBUTIONS, ContributionType),
        (choices.DECISION_RULES, DecisionRule),
        (choices.EDITION_TYPES, EditionType),
        (choices.TEXT_PLACES, TextPlace),
    )
}
"""Codes that a field of a kind offers -> the enumeration, for reading and writing."""
