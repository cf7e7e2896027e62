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
Name = Annotated[Texts, _text("Its name.")]
ShortName = Annotated[Texts, _text("Its short name or acronym.")]
FormerName = Annotated[Texts, _text("Name that it had until then.")]
Reference = Annotated[str, _word("A further reference under which it is found.")]
Symbols = Annotated[Texted, Field(Type.WORDS, "Symbols printed on the document.")]
Url = Annotated[Text, _word("Address on the web where it was put.")]
Paragraph = Annotated[
    Text, _word("Paragraph that the entry is about, as the document numbers it.")
]
Place = Annotated[Texts, _text("City, country or venue.")]
Region = Annotated[Texts, _text("Region or subregion of the world.")]
Cause = Annotated[Texts, _text("Why, in the words of the source.")]
ClockTime = Annotated[Text, _word("Time of day there, as the source gives it.")]
Count = Annotated[Whole, _number("How many.")]
Part = Annotated[Text, _ref("The larger whole that it is a part of.")]

# --- what sort --------------------------------------------------------------------
ActorType = Annotated[Text, _choice("What sort of actor it is.", choices.ACTORS)]
BodyType = Annotated[Text, _choice("What sort of body it is.", choices.BODIES)]
MandateType = Annotated[Text, _choice("What sort of mandate.", choices.MANDATES)]
AgreementType = Annotated[
    Text, _choice("What sort of agreement it is.", choices.AGREEMENTS)
]
MeetingType = Annotated[Text, _choice("What sort of meeting.", choices.MEETINGS)]
ActivityType = Annotated[
    Text, _choice("What sort of activity it is.", choices.ACTIVITIES)
]
DocumentType = Annotated[
    Text, _choice("What sort of document it is.", choices.DOCUMENTS)
]
ContributionType = Annotated[Text, _choice("What was given.", choices.CONTRIBUTIONS)]

# --- who --------------------------------------------------------------------------
Member = Annotated[str, _ref("The actor who joins or leaves.", *_WHO)]
Members = Annotated[Texted, _refs("The actors that make it up.", *_WHO)]
FormerMembers = Annotated[Texted, _refs("Members that are no longer part.", *_WHO)]
ProposedMembers = Annotated[Texted, _refs("Actors who would make it up.", *_WHO)]
Successor = Annotated[Text, _ref("The actor who takes its place.", "actor")]
PersonalName = Annotated[
    Text, Field(Type.PERSONAL, "Name of a person; erasable, never in the log.")
]
SetUpBy = Annotated[
    Texted, _refs("Who or what set it up.", *_WHO_OR_ROLE, "meeting", "mandate")
]
GivenBy = Annotated[Texted, _refs("Who gave it.", *_WHO_OR_ROLE)]
ProposedBy = Annotated[Texted, _refs("Who proposed it.", *_WHO_OR_ROLE)]
ProposedTo = Annotated[Texted, _refs("To whom it was proposed.", *_WHO_OR_WHERE)]
IdentifiedBy = Annotated[Texted, _refs("Who identified it.", *_WHO_OR_ROLE)]
AppointedBy = Annotated[Texted, _refs("Who appointed the holder.", *_WHO_OR_WHERE)]
AnnouncedBy = Annotated[Texted, _refs("Who announced it.", *_WHO_OR_ROLE)]
AdoptedBy = Annotated[Texted, _refs("Who adopted it.", *_WHO_OR_WHERE)]
ApprovedBy = Annotated[Texted, _refs("Who approved it.", *_WHO_OR_WHERE)]
WelcomedBy = Annotated[Texted, _refs("Who welcomed it.", *_WHO_OR_WHERE)]
Invited = Annotated[Texted, _refs("Who was invited to act.", *_WHO_OR_WHERE)]

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
Heading = Annotated[Texts, _text("Heading that it is under.")]
_SCOPE = _choice("Scope of working group cooperation.", choices.SCOPES)
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
    Text, _choice("Proposed scope of working group cooperation.", choices.SCOPES)
]
Row = Annotated[Whole, _number("Place of the area in its list, from 1.")]
Group = Annotated[str, _ref("The body that takes the area up or gives it up.", "body")]
Areas = Annotated[Texted, _refs("Areas of cooperation in the list.", "area")]
IsOpen = Annotated[Flag, _flag("Whether the list may change over time.")]
Remark = Annotated[Texts, _text("The remark.")]

# --- bodies and their rules -------------------------------------------------------
Parent = Annotated[Text, _ref("The body or actor that it belongs to.", *_WHO)]
Lifetime = Annotated[Texts, _text("How long it is meant to last.")]
Objective = Annotated[Texts, _text("What it is for.")]
Arrangement = Annotated[Texts, _text("How it works.")]
Direction = Annotated[Texts, _text("The direction or guidance given.")]
Membership = Annotated[Texts, _text("Who may become a member, and how.")]
ContributedTo = Annotated[Texted, _refs("What the work contributed to.")]
Rule = Annotated[str, _word("Short name of the rule, such as size or chair's term.")]
RuleText = Annotated[Texts, _text("The rule.")]
Size = Annotated[Whole, _number("Number of members.")]
Term = Annotated[Text, Field(Type.PERIOD, "Term of office or of validity.")]
MaxTerms = Annotated[Whole, _number("Most terms that one holder may serve.")]
Renewable = Annotated[Flag, _flag("Whether the term may be renewed.")]
Recurrence = Annotated[Text, Field(Type.PERIOD, "How often it comes round.")]
DecisionRule = Annotated[
    Text, _choice("How decisions are taken.", choices.DECISION_RULES)
]

# --- roles ------------------------------------------------------------------------
Function = Annotated[Text, _choice("What the role is.", choices.FUNCTIONS)]
Body = Annotated[Text, _ref("The body or actor that it is in or of.", *_WHO)]
Area = Annotated[Text, _ref("The area of cooperation that it is for.", "area")]
Entity = Annotated[Text, _ref("The entity whose officer holds the role.", "actor")]
Holder = Annotated[
    Text,
    _ref("Person or body that holds the role; empty when not named.", *_WHO),
]
Seats = Annotated[Whole, _number("How many hold the role at one time.")]
SoughtBy = Annotated[Text, _ref("Who seeks the role.", *_WHO)]

# --- mandates ---------------------------------------------------------------------
Addressees = Annotated[Texted, _refs("Who is asked to act.", *_WHO_OR_ROLE)]
ParagraphType = Annotated[
    Text, _choice("Whether the paragraph waits for action.", choices.PARAGRAPHS)
]
Action = Annotated[Texts, _text("What is asked for.")]
Condition = Annotated[Texts, _text("Condition, such as 'as appropriate'.")]
Deadline = Annotated[Text, _date("By when it is to be done.")]
DueAt = Annotated[Text, _ref("The meeting by which it is to be done.", "meeting")]
Mirrors = Annotated[Text, _ref("The mandate that it mirrors.", "mandate")]
MirroredBy = Annotated[Texted, _refs("The mandates that mirror it.", "mandate")]
SupersededBy = Annotated[
    Text, _ref("What takes its place.", "mandate", "agreement", "document")
]
Evidence = Annotated[Texted, _refs("What shows that it was done.")]
Under = Annotated[
    Text, _ref("The mandate or agreement that it answers.", "mandate", "agreement")
]

# --- agreements and contributions -------------------------------------------------
Signatories = Annotated[Texted, _refs("Who signed it.", *_WHO_OR_ROLE)]
RatifiedBy = Annotated[Texted, _refs("Who ratified it.", "actor")]
Instrument = Annotated[Text, _choice("What was deposited.", choices.INSTRUMENTS)]
Between = Annotated[Texted, _refs("Who it is between.", *_WHO)]
Amendment = Annotated[Texts, _text("What was amended.")]
Service = Annotated[str, _word("Short name of the service.")]
HasBudget = Annotated[Flag, _flag("Whether it sets a budget.")]
Givers = Annotated[Texted, _refs("Who gives it.", *_WHO_OR_ROLE)]
MainGiver = Annotated[Text, _ref("Who gives the most of it.", *_WHO)]
Recipients = Annotated[Texted, _refs("Who receives it.", *_WHO_OR_WHERE, "activity")]
Amount = Annotated[Text, Field(Type.AMOUNT, "Amount of money.")]
Currency = Annotated[
    Text, Field(Type.CURRENCY, "Currency of the amount, ISO 4217, such as USD.")
]
AtCost = Annotated[Flag, _flag("Whether it is paid for on a cost recovery basis.")]

# --- plans, meetings and activities -----------------------------------------------
PlannedFor = Annotated[Text, _date("When it is planned to be.")]
PlannedEnd = Annotated[Text, _date("When it is planned to end.")]
Tentative = Annotated[Flag, _flag("Whether the source calls the plan tentative.")]
Meeting = Annotated[
    Text,
    _retired(
        _ref("The meeting at or for which it is.", "meeting"),
        "write at_meeting for the meeting at which it happened, or for_meeting for "
        "the meeting that it is for",
    ),
]
AtMeeting = Annotated[Text, _ref("The meeting at which it happened.", "meeting")]
ForMeeting = Annotated[Text, _ref("The meeting that it is for.", "meeting")]
Session = Annotated[Text, _word("Short name of the session, such as COP-4.")]
Modality = Annotated[Text, _choice("How people meet.", choices.MODALITIES)]
AgendaItem = Annotated[Text, _word("Agenda item, as printed.")]
Hosts = Annotated[Texted, _refs("Who hosts it.", *_WHO)]
Organizers = Annotated[Texted, _refs("Who organizes it.", *_WHO)]
SupportedBy = Annotated[Texted, _refs("Who supports it, with money or else.", *_WHO)]
Alongside = Annotated[Texted, _refs("Meetings held back to back with it.", "meeting")]
Participants = Annotated[Texted, _refs("Who took part.", *_WHO_OR_ROLE)]
Speakers = Annotated[Texted, _refs("Who spoke.", *_WHO_OR_ROLE)]
SpeakingFor = Annotated[Texted, _refs("For whom they spoke.", *_WHO)]
Statement = Annotated[Texts, _text("What was said, in short.")]
Outcome = Annotated[Texts, _text("What came out of it.")]
Milestone = Annotated[Texts, _text("What was reached.")]
LedBy = Annotated[Texted, _refs("Who leads it.", *_WHO_OR_ROLE)]
Partners = Annotated[Texted, _refs("Who takes part in it.", *_WHO_OR_ROLE)]

# --- documents --------------------------------------------------------------------
Document = Annotated[Text, _ref("The document that holds it.", "document")]
Authors = Annotated[Texted, _refs("Who wrote it.", *_WHO_OR_ROLE)]
CommissionedBy = Annotated[Texted, _refs("Who asked for it.", *_WHO_OR_WHERE, "role")]
Topics = Annotated[Texts, _text("What it is to cover.")]
Contributors = Annotated[Texted, _refs("Who contributed to it.", *_WHO_OR_ROLE)]
Respondents = Annotated[Texted, _refs("Who replied.", *_WHO)]
ReviewedBy = Annotated[Texted, _refs("Who reviewed it.", *_WHO_OR_WHERE, "role")]
EndorsedBy = Annotated[Texted, _refs("Who endorsed it.", *_WHO_OR_ROLE)]
SubmittedTo = Annotated[Texted, _refs("To whom it was submitted.", *_WHO_OR_WHERE)]
PresentedTo = Annotated[Texted, _refs("To whom it was presented.", *_WHO_OR_WHERE)]
ConsideredBy = Annotated[Texted, _refs("Who considered it.", *_WHO_OR_WHERE)]
DepositedWith = Annotated[Texted, _refs("Who keeps it.", *_WHO_OR_ROLE)]
AsAmended = Annotated[Flag, _flag("Whether it was adopted as amended.")]
Languages = Annotated[
    Texted, Field(Type.WORDS, "Languages it was issued in, as codes such as zh.")
]
OriginalLanguage = Annotated[Text, _word("Language it was written in, as a code.")]
ReportingPeriod = Annotated[Text, _date("Time that the report covers.")]
PreparedFor = Annotated[Texted, _refs("Sessions that it is prepared for.", "meeting")]

# --- joint reports ----------------------------------------------------------------
Edition = Annotated[Text, _word("Number of the edition of the report, such as 1.")]
EditionType = Annotated[
    Text,
    _choice(
        "What the edition is, if the report was issued before.", choices.EDITION_TYPES
    ),
]
AsOf = Annotated[Text, _date("Day as of which the edition tells what was so.")]
KnownPosition = Annotated[
    Whole, _number("Last entry of the log that the edition was made from.")
]
ModelDigest = Annotated[
    Text, _word("SHA-256 of what the edition says, in all its languages.")
]
MappingDigest = Annotated[
    Text, _word("SHA-256 of the mapping of sections that the edition was made by.")
]
TemplateDigest = Annotated[
    Text, _word("SHA-256 of the Word template that the edition is laid out by.")
]
FileDigest = Annotated[Text, _word("SHA-256 of the file as it was published.")]
Differs = Annotated[
    Flag, _flag("Whether the published file differs from what the edition writes.")
]
Endorser = Annotated[str, _ref("The entity that endorses, or declines to.", "actor")]
Passage = Annotated[
    str, _word("Key of the paragraph of the report, such as overview/2018.")
]
How = Annotated[
    Text,
    _choice(
        "How the text stands to what would be generated there.", choices.TEXT_PLACES
    ),
]
Words = Annotated[
    Texts, _text("The text, in each language; an empty line parts paragraphs.")
]
ReplacesTexts = Annotated[
    Texted,
    Field(
        Type.WORDS,
        "Identities of the entries whose texts the writer saw standing there.",
    ),
]
EmptyIn = Annotated[
    Texted,
    Field(Type.WORDS, "Languages in which it is left empty; none means all of them."),
]

STATE_SENTENCES: Mapping[str, str] = {
    "stage": "Where it stands in its life: proposed, formed, dormant, dissolved ...",
    "status": "What happened to it last: planned, held, drafted, endorsed, signed ...",
    "standing": "Whether the role is held or vacant.",
    "held_on": "When the meeting was held.",
    "opened_on": "When the meeting was opened.",
    "closed_on": "When the meeting was closed.",
    "terms_of_reference": "Whether terms of reference were adopted.",
    "discharge": "Whether a paragraph was discharged or has lapsed.",
    "groups": "Bodies that have taken the area up.",
    "references": "Further references under which it is found.",
    "services": "Services that the agreement covers.",
    "endorsement": "Whether an entity endorsed an edition of the report or declined.",
    "shown_at": "Meetings at which it was shown.",
}
"""State field -> sentence, for those that are not a kind's own field."""
