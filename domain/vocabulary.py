"""The fields that kinds share: each name has one type, nullability and sentence."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from domain import choices
from domain.fields import Field, Type
from domain.texts import Wording


def _word(sentence: str) -> Field:
    return Field(Type.WORD, sentence)


def _text(sentence: str) -> Field:
    return Field(Type.TEXT, sentence)


def _ref(sentence: str, *families: str) -> Field:
    return Field(Type.REF, sentence, families)


def _refs(sentence: str, *families: str) -> Field:
    return Field(Type.REFS, sentence, families)


def _date(sentence: str) -> Field:
    return Field(Type.DATE, sentence)


def _number(sentence: str) -> Field:
    return Field(Type.NUMBER, sentence)


def _flag(sentence: str) -> Field:
    return Field(Type.FLAG, sentence)


def _choice(sentence: str, choice: choices.Choice) -> Field:
    return Field(Type.CHOICE, sentence, (), tuple(choice))


def _retired(field: Field, advice: str) -> Field:
    return replace(field, retired=advice)


Texts = Mapping[str, Wording] | None
Text = str | None
Texted = tuple[str, ...]
Whole = int | None
Flag = bool | None

_WHO = ("actor", "body")
_WHO_OR_ROLE = ("actor", "body", "role")
_WHO_OR_WHERE = ("actor", "body", "meeting")

# --- names and words --------------------------------------------------------------
Name = Annotated[Texts, _text("Name of the subject, in one or more languages.")]
ShortName = Annotated[Texts, _text("Short name or acronym of the subject.")]
FormerName = Annotated[Texts, _text("Name that the subject had until then.")]
Reference = Annotated[
    str,
    _word("A further reference under which the subject is found, such as a symbol."),
]
Symbols = Annotated[
    Texted,
    Field(Type.WORDS, "Symbols printed on the document, such as UNEP/MC/COP.4/INF/17."),
]
Url = Annotated[Text, _word("Address on the web at which it was published.")]
Paragraph = Annotated[
    Text,
    _word(
        "Paragraph that the entry is about, as numbered in the document, such as 4 (b)."
    ),
]
Place = Annotated[Texts, _text("City, country or venue where it takes place.")]
Region = Annotated[Texts, _text("Region or subregion of the world that it concerns.")]
Cause = Annotated[Texts, _text("Why it happened, in the words of the source.")]
ClockTime = Annotated[Text, _word("Time of day at the place, as the source gives it.")]
Count = Annotated[
    Whole, _number("Number of meetings, places, people or the like, as the text says.")
]
Part = Annotated[
    Text,
    _ref("The larger subject of which it is a part, such as a round of workshops."),
]

# --- what sort --------------------------------------------------------------------
ActorType = Annotated[Text, _choice("What sort of actor it is.", choices.ACTORS)]
BodyType = Annotated[Text, _choice("What sort of body it is.", choices.BODIES)]
MandateType = Annotated[Text, _choice("What sort of mandate it is.", choices.MANDATES)]
AgreementType = Annotated[
    Text, _choice("What sort of agreement it is.", choices.AGREEMENTS)
]
MeetingType = Annotated[Text, _choice("What sort of meeting it is.", choices.MEETINGS)]
ActivityType = Annotated[
    Text, _choice("What sort of activity it is.", choices.ACTIVITIES)
]
DocumentType = Annotated[
    Text, _choice("What sort of document it is.", choices.DOCUMENTS)
]
ContributionType = Annotated[
    Text,
    _choice(
        "What is given: a service, funding, staff or another contribution.",
        choices.CONTRIBUTIONS,
    ),
]

# --- who --------------------------------------------------------------------------
Member = Annotated[str, _ref("The actor or body that joins or leaves.", *_WHO)]
Members = Annotated[Texted, _refs("The actors and bodies that are its members.", *_WHO)]
FormerMembers = Annotated[
    Texted, _refs("Actors and bodies that are no longer members.", *_WHO)
]
ProposedMembers = Annotated[
    Texted, _refs("Actors and bodies that are proposed as members.", *_WHO)
]
Successor = Annotated[Text, _ref("The actor who takes over from it.", "actor")]
PersonalName = Annotated[
    Text,
    Field(
        Type.PERSONAL,
        "Name of a person; it is kept apart from the log and can be erased.",
    ),
]
SetUpBy = Annotated[
    Texted,
    _refs(
        "The actors, meetings or mandates that set the body up.",
        *_WHO_OR_ROLE,
        "meeting",
        "mandate",
    ),
]
GivenBy = Annotated[
    Texted, _refs("The actors, bodies or roles that gave it.", *_WHO_OR_ROLE)
]
ProposedBy = Annotated[
    Texted, _refs("The actors, bodies or roles that proposed it.", *_WHO_OR_ROLE)
]
ProposedTo = Annotated[
    Texted,
    _refs("The actors, bodies or meetings to which it was proposed.", *_WHO_OR_WHERE),
]
IdentifiedBy = Annotated[
    Texted, _refs("The actors, bodies or roles that identified it.", *_WHO_OR_ROLE)
]
AppointedBy = Annotated[
    Texted,
    _refs("The actors, bodies or meetings that appointed the holder.", *_WHO_OR_WHERE),
]
AnnouncedBy = Annotated[
    Texted, _refs("The actors, bodies or roles that announced it.", *_WHO_OR_ROLE)
]
AdoptedBy = Annotated[
    Texted, _refs("The actors, bodies or meetings that adopted it.", *_WHO_OR_WHERE)
]
ApprovedBy = Annotated[
    Texted, _refs("The actors, bodies or meetings that approved it.", *_WHO_OR_WHERE)
]
WelcomedBy = Annotated[
    Texted, _refs("The actors, bodies or meetings that welcomed it.", *_WHO_OR_WHERE)
]
Invited = Annotated[
    Texted,
    _refs("The actors, bodies or meetings that were invited to act.", *_WHO_OR_WHERE),
]

# --- area of cooperation ----------------------------------------------------------
Framework = Annotated[
    Text,
    _ref(
        "Decision, framework or body under which the area stands, such as MC-3/11.",
        "mandate",
        "agreement",
        "body",
    ),
]
Heading = Annotated[Texts, _text("Heading of the list under which the area stands.")]
_SCOPE = _choice("Who takes part in the cooperation of working groups.", choices.SCOPES)
Scope = Annotated[Text, _SCOPE]
FirmScope = Annotated[
    Text,
    _retired(
        _SCOPE,
        "write proposed_scope: the scope of an area, or of a body not yet set up, is "
        "proposed",
    ),
]
ProposedScope = Annotated[
    Text,
    _choice(
        "Who is proposed to take part in the cooperation of working groups.",
        choices.SCOPES,
    ),
]
Row = Annotated[Whole, _number("Place of the area in its list, from 1.")]
Group = Annotated[
    str, _ref("The body that begins or ends its work on the area.", "body")
]
Areas = Annotated[Texted, _refs("Areas of cooperation in the list.", "area")]
IsOpen = Annotated[
    Flag, _flag("True if areas may be added to the list or removed from it later.")
]
Remark = Annotated[
    Texts, _text("The remark about the area, in the words of the source.")
]

# --- bodies and their rules -------------------------------------------------------
Parent = Annotated[Text, _ref("The body or actor of which the body is a part.", *_WHO)]
Lifetime = Annotated[Texts, _text("How long the body is meant to exist.")]
Objective = Annotated[
    Texts, _text("The objective of the body, in the words of the source.")
]
Arrangement = Annotated[Texts, _text("How the body works, in the words of the source.")]
Direction = Annotated[Texts, _text("The direction or guidance given.")]
Membership = Annotated[Texts, _text("Who may become a member of the body, and how.")]
ContributedTo = Annotated[Texted, _refs("Subjects to which the work contributed.")]
Rule = Annotated[str, _word("Short name of the rule, such as size or chair's term.")]
RuleText = Annotated[Texts, _text("The rule in the words of the source.")]
Size = Annotated[Whole, _number("Number of members that the rule sets.")]
Term = Annotated[
    Text,
    Field(
        Type.PERIOD,
        "Term of office or of validity, as an ISO 8601 duration such as P2Y.",
    ),
]
MaxTerms = Annotated[
    Whole, _number("Largest number of terms that one holder may serve.")
]
Renewable = Annotated[Flag, _flag("True if the term may be renewed.")]
Recurrence = Annotated[
    Text,
    Field(
        Type.PERIOD, "How often it is repeated, as an ISO 8601 duration such as P2Y."
    ),
]
DecisionRule = Annotated[
    Text, _choice("How the body takes decisions.", choices.DECISION_RULES)
]

# --- roles ------------------------------------------------------------------------
Function = Annotated[
    Text, _choice("What the holder of the role does.", choices.FUNCTIONS)
]
Body = Annotated[Text, _ref("The body or actor to which it belongs.", *_WHO)]
Area = Annotated[Text, _ref("The area of cooperation of the role.", "area")]
Entity = Annotated[Text, _ref("The entity whose officer holds the role.", "actor")]
Holder = Annotated[
    Text,
    _ref(
        "The person or body that holds the role; empty if no source names one.", *_WHO
    ),
]
Seats = Annotated[
    Whole, _number("Number of people who hold the role at the same time.")
]
SoughtBy = Annotated[Text, _ref("The actor or body that seeks the role.", *_WHO)]

# --- mandates ---------------------------------------------------------------------
Addressees = Annotated[
    Texted, _refs("The actors, bodies and roles that are asked to act.", *_WHO_OR_ROLE)
]
ParagraphType = Annotated[
    Text,
    _choice(
        "What the paragraph does, and so whether it waits for action.",
        choices.PARAGRAPHS,
    ),
]
Action = Annotated[Texts, _text("What the paragraph asks for, in its own words.")]
Condition = Annotated[
    Texts, _text("The condition of what is asked for, such as 'as appropriate'.")
]
Deadline = Annotated[Text, _date("The date by which it is to be done.")]
DueAt = Annotated[Text, _ref("The meeting by which it is to be done.", "meeting")]
Mirrors = Annotated[
    Text, _ref("The mandate of another body that has the same content.", "mandate")
]
MirroredBy = Annotated[
    Texted, _refs("The mandates of other bodies that have the same content.", "mandate")
]
SupersededBy = Annotated[
    Text,
    _ref(
        "The mandate, agreement or document that takes its place.",
        "mandate",
        "agreement",
        "document",
    ),
]
Evidence = Annotated[
    Texted, _refs("Subjects that show that it was done, such as documents.")
]
Under = Annotated[
    Text,
    _ref(
        "The mandate or agreement under which it is done, such as MC-3/11.",
        "mandate",
        "agreement",
    ),
]

# --- agreements and contributions -------------------------------------------------
Signatories = Annotated[
    Texted, _refs("The actors, bodies and roles that signed it.", *_WHO_OR_ROLE)
]
RatifiedBy = Annotated[Texted, _refs("The actors that ratified it.", "actor")]
Instrument = Annotated[
    Text,
    _choice(
        "The instrument that was deposited, such as a ratification.",
        choices.INSTRUMENTS,
    ),
]
Between = Annotated[
    Texted, _refs("The actors and bodies between which the agreement is.", *_WHO)
]
Amendment = Annotated[Texts, _text("The amendment in the words of the source.")]
Service = Annotated[
    str, _word("Short name of the service, such as conference-services.")
]
HasBudget = Annotated[Flag, _flag("True if the agreement sets a budget.")]
Givers = Annotated[
    Texted, _refs("The actors, bodies or roles that give it.", *_WHO_OR_ROLE)
]
MainGiver = Annotated[Text, _ref("The actor or body that gives the most.", *_WHO)]
Recipients = Annotated[
    Texted,
    _refs(
        "The actors, bodies, meetings or activities that receive it.",
        *_WHO_OR_WHERE,
        "activity",
    ),
]
Amount = Annotated[
    Text, Field(Type.AMOUNT, "Amount of money as a decimal number, such as 12500.00.")
]
Currency = Annotated[
    Text, Field(Type.CURRENCY, "Currency of the amount, ISO 4217, such as USD.")
]
AtCost = Annotated[Flag, _flag("True if the recipient pays the cost (cost recovery).")]

# --- plans, meetings and activities -----------------------------------------------
PlannedFor = Annotated[Text, _date("The date for which it is planned.")]
PlannedEnd = Annotated[Text, _date("The date on which it is planned to end.")]
Tentative = Annotated[Flag, _flag("True if the source calls the plan tentative.")]
Meeting = Annotated[
    Text,
    _retired(
        _ref("The meeting at which it happened, or for which it is.", "meeting"),
        "write at_meeting for the meeting at which it happened, or for_meeting for "
        "the meeting that it is for",
    ),
]
AtMeeting = Annotated[Text, _ref("The meeting at which it happened.", "meeting")]
ForMeeting = Annotated[Text, _ref("The meeting that it is for.", "meeting")]
Session = Annotated[Text, _word("Short name of the session, such as COP-4.")]
Modality = Annotated[
    Text, _choice("How people meet: in one place, online or both.", choices.MODALITIES)
]
AgendaItem = Annotated[
    Text, _word("Agenda item as printed in the document, such as 5 (a).")
]
Hosts = Annotated[Texted, _refs("The actors and bodies that host it.", *_WHO)]
Organizers = Annotated[Texted, _refs("The actors and bodies that organize it.", *_WHO)]
SupportedBy = Annotated[
    Texted,
    _refs("The actors and bodies that support it, with money or otherwise.", *_WHO),
]
Alongside = Annotated[Texted, _refs("Meetings held back to back with it.", "meeting")]
Participants = Annotated[
    Texted, _refs("The actors, bodies and roles that took part.", *_WHO_OR_ROLE)
]
Speakers = Annotated[
    Texted, _refs("The actors, bodies and roles that spoke.", *_WHO_OR_ROLE)
]
SpeakingFor = Annotated[
    Texted, _refs("The actors and bodies on whose behalf they spoke.", *_WHO)
]
Statement = Annotated[
    Texts, _text("What was said, in short, in the words of the source.")
]
Outcome = Annotated[Texts, _text("The outcome, in the words of the source.")]
Milestone = Annotated[
    Texts, _text("The milestone that was reached, in the words of the source.")
]
LedBy = Annotated[
    Texted, _refs("The actors, bodies and roles that lead it.", *_WHO_OR_ROLE)
]
Partners = Annotated[
    Texted, _refs("The actors, bodies and roles that take part in it.", *_WHO_OR_ROLE)
]

# --- documents --------------------------------------------------------------------
Document = Annotated[Text, _ref("The document that contains it.", "document")]
Authors = Annotated[
    Texted, _refs("The actors, bodies and roles that wrote it.", *_WHO_OR_ROLE)
]
CommissionedBy = Annotated[
    Texted,
    _refs(
        "The actors, bodies, meetings and roles that asked for it.",
        *_WHO_OR_WHERE,
        "role",
    ),
]
Topics = Annotated[Texts, _text("The topics that the document is to cover.")]
Contributors = Annotated[
    Texted, _refs("The actors, bodies and roles that contributed to it.", *_WHO_OR_ROLE)
]
Respondents = Annotated[Texted, _refs("The actors and bodies that replied.", *_WHO)]
ReviewedBy = Annotated[
    Texted,
    _refs(
        "The actors, bodies, meetings and roles that reviewed it.",
        *_WHO_OR_WHERE,
        "role",
    ),
]
EndorsedBy = Annotated[
    Texted, _refs("The actors, bodies and roles that endorsed it.", *_WHO_OR_ROLE)
]
SubmittedTo = Annotated[
    Texted,
    _refs("The actors, bodies and meetings to which it was submitted.", *_WHO_OR_WHERE),
]
PresentedTo = Annotated[
    Texted,
    _refs("The actors, bodies and meetings to which it was presented.", *_WHO_OR_WHERE),
]
ConsideredBy = Annotated[
    Texted, _refs("The actors, bodies and meetings that considered it.", *_WHO_OR_WHERE)
]
DepositedWith = Annotated[
    Texted,
    _refs("The actors, bodies and roles that keep the instrument.", *_WHO_OR_ROLE),
]
AsAmended = Annotated[Flag, _flag("True if it was adopted as amended.")]
Languages = Annotated[
    Texted, Field(Type.WORDS, "Languages in which it was issued, as codes such as zh.")
]
OriginalLanguage = Annotated[
    Text, _word("Language in which it was written, as a code such as en.")
]
ReportingPeriod = Annotated[
    Text, _date("Period that the report covers, such as 2018/2021-03.")
]
PreparedFor = Annotated[
    Texted, _refs("Sessions for which the report is prepared.", "meeting")
]

# --- joint reports ----------------------------------------------------------------
Edition = Annotated[Text, _word("Number of the edition of the report, such as 1.")]
EditionType = Annotated[
    Text,
    _choice(
        "Why there is a further edition, if the report was issued before.",
        choices.EDITION_TYPES,
    ),
]
AsOf = Annotated[Text, _date("Day in the world as of which the edition reports.")]
KnownPosition = Annotated[
    Whole, _number("Position of the last entry of the log that the edition knows.")
]
ModelDigest = Annotated[
    Text, _word("SHA-256 of the content of the edition in all its languages.")
]
MappingDigest = Annotated[
    Text, _word("SHA-256 of the mapping of sections that the edition was made by.")
]
TemplateDigest = Annotated[
    Text, _word("SHA-256 of the Word template that the edition is laid out by.")
]
FileDigest = Annotated[Text, _word("SHA-256 of the file as it was published.")]
Differs = Annotated[
    Flag, _flag("True if the published file differs from what the edition writes.")
]
Endorser = Annotated[
    str, _ref("The entity that endorses the edition, or declines to.", "actor")
]
Passage = Annotated[
    str, _word("Key of the paragraph of the report, such as overview/2018.")
]
How = Annotated[
    Text,
    _choice(
        "Where the text stands in relation to the generated one.", choices.TEXT_PLACES
    ),
]
Words = Annotated[
    Texts, _text("The text in each language; an empty line separates paragraphs.")
]
ReplacesTexts = Annotated[
    Texted,
    Field(
        Type.WORDS,
        "Event ids of the texts that stood there when the writer wrote.",
    ),
]
EmptyIn = Annotated[
    Texted,
    Field(
        Type.WORDS,
        "Languages in which the paragraph is left empty; none means all of them.",
    ),
]

STATE_SENTENCES: Mapping[str, str] = {
    "stage": "How far the subject is in its life: proposed, formed, dormant, "
    "dissolved and so on.",
    "status": "The last thing that happened: planned, held, drafted, endorsed, "
    "signed and so on.",
    "standing": "Whether the role is held or vacant.",
    "held_on": "When the meeting was held.",
    "opened_on": "When the meeting was opened.",
    "closed_on": "When the meeting was closed.",
    "terms_of_reference": "Whether terms of reference were adopted.",
    "discharge": "Whether a paragraph was discharged or has lapsed.",
    "groups": "Bodies that work on the area.",
    "references": "Further references under which the subject is found.",
    "services": "Services that the agreement covers.",
    "endorsement": "Whether an entity endorsed an edition of the report or declined.",
    "shown_at": "Meetings at which it was shown.",
}
"""State field -> sentence, for those that are not a kind's own field."""
