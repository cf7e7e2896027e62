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
from domain.references import FAMILIES


@enum
class Language(Enum):
    """A language of the United Nations."""

    EN = value("en", description="English.")
    FR = value("fr", description="French.")
    ES = value("es", description="Spanish.")
    RU = value("ru", description="Russian.")
    ZH = value("zh", description="Chinese.")
    AR = value("ar", description="Arabic.")


@enum
class Certainty(Enum):
    """What an answer takes into account."""

    CERTAIN = value("certain", description="Only what had certainly happened.")
    POSSIBLE = value(
        "possible", description="Also lists the entries that may have happened by then."
    )


@enum
class Basis(Enum):
    """Where a date comes from."""

    STATED = value("stated", description="The source states it.")
    INFERRED = value("inferred", description="The officer infers it.")


@enum
class LeadState(Enum):
    """What the log says of a lead officer."""

    NAMED = value("named", description="Identified, by name or as a body.")
    UNNAMED = value("unnamed", description="Identified; no source gives the name.")
    VACANT = value("vacant", description="A source says that nobody holds the role.")
    ABOLISHED = value("abolished", description="The role ceased to exist.")
    NOT_STATED = value("not stated", description="No source says anything of one.")


@enum
class AmendmentKind(Enum):
    """What was done to an entry after it was recorded."""

    CORRECTED = value("entry.corrected", description="Fields got new values.")
    WITHDRAWN = value("entry.withdrawn", description="It was declared void.")
    ATTESTED = value("entry.attested", description="It got a further source.")
    SAME_AS = value("subject.same-as", description="Two subjects turned out to be one.")


@enum
class ChangeKind(Enum):
    """How something differs between two moments."""

    ADDED = value("added", description="It holds at the second moment only.")
    REMOVED = value("removed", description="It holds at the first moment only.")
    MODIFIED = value("modified", description="It has another value.")
    WITHDRAWN = value(
        "withdrawn",
        description="It held at the first moment, and was declared void since.",
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
        "contributions": "Contributions.",
        "documents": "Documents, with their symbols.",
        "activities": "Activities.",
        "actors": "Actors, with their names.",
        "areas": "Areas of cooperation, of every framework.",
        "bodies": "Bodies, with their members.",
        "entities": "How many entries concern each of the three entities.",
        "findings": "Findings: where subjects disagree.",
    },
)
Family = derived(
    "Family",
    "A family of subjects.",
    {one: f"The family {one}." for one in FAMILIES},
)
FieldType = derived(
    "FieldType",
    "What a field holds.",
    {one.name.lower(): f"It holds {one.value}." for one in Type},
)
Life = derived(
    "Life",
    "Where in a subject's life an entry of a kind stands.",
    {one.name.lower(): f"It {one.value}." for one in Lives},
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
    "AreaStage", "Where an area stands in its life.", family="area", field="stage"
)
BodyStage = _states(
    "BodyStage", "Where a body stands in its life.", family="body", field="stage"
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
