"""The codes that choices offer: lower case with hyphens, in the terms of the field."""


def _codes(text: str) -> tuple[str, ...]:
    """Return the codes in a text that separates them by spaces."""
    return tuple(text.split())


SCOPES = _codes("intersecretariat tripartite officers-of-the-two-secretariats")
ACTORS = _codes(
    "secretariat branch conference governing-body government organization "
    "regional-centre process partner person office"
)
BODIES = _codes(
    "task-force subgroup working-group expert-group advisory-group partnership "
    "negotiating-committee bureau consultative-process panel"
)
FUNCTIONS = _codes(
    "co-chair chair rapporteur head executive-secretary lead-officer area-lead "
    "sector-co-lead focal-point member ex-officio-member observer adviser host "
    "co-host donor secretariat repository"
)
MANDATES = _codes(
    "decision resolution article request rule draft-decision programme-of-work"
)
PARAGRAPHS = _codes("request invitation urging decision welcome permission definition")
AGREEMENTS = _codes(
    "cooperation-agreement memorandum-of-understanding letter-of-intent "
    "host-agreement terms-of-reference framework guidelines convention rules"
)
INSTRUMENTS = _codes("ratification acceptance approval accession")
MEETINGS = _codes(
    "session bureau heads all-staff expert technical preparatory joint partnership "
    "consultation call workshop round-of-workshops side-event high-level-event "
    "conference"
)
MODALITIES = _codes("in-person online hybrid teleconference by-mail")
ACTIVITIES = _codes(
    "study project campaign programme cooperation consultation information-sharing "
    "process strategy standard initiative exhibition mapping"
)
DOCUMENTS = _codes(
    "report joint-report note information-document study decision-text draft-decision "
    "addendum corrigendum annex agenda terms-of-reference framework guidance "
    "business-plan template paper memorandum-of-understanding rules letter "
    "publication website"
)
CONTRIBUTIONS = _codes(
    "service funding staff input comments information hosting logistics it in-kind"
)
DECISION_RULES = _codes("consensus majority two-thirds-majority unanimity")
EDITION_TYPES = _codes("corrigendum revision")
TEXT_PLACES = _codes("replaces before after fills footnote")
