"""A report's own life: editions that say the same for ever, and texts people write."""

from dataclasses import dataclass

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported
from domain.kinds.document import AN_EDITION


class EditionMade(
    Kind,
    name="document.edition-made",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    per="edition",
    needs=("edition", "reporting_period", "as_of", "known_position", "model_digest"),
):
    """An edition of the report was made; what it says is kept for ever."""

    edition: v.Edition = None
    edition_type: v.EditionType = None
    reporting_period: v.ReportingPeriod = None
    as_of: v.AsOf = None
    known_position: v.KnownPosition = None
    model_digest: v.ModelDigest = None
    mapping_digest: v.MappingDigest = None
    template_digest: v.TemplateDigest = None
    languages: v.Languages = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Verdict:
    """What the head of an entity says of one edition."""

    endorser: v.Endorser
    edition: v.Edition = None
    model_digest: v.ModelDigest = None


class EditionEndorsed(
    Verdict,
    Kind,
    name="document.edition-endorsed",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    per="endorser",
    sets={"endorsement": "endorsed"},
    silent=("edition", "model_digest"),
    needs=("edition", "model_digest"),
    own="endorser",
    repeats=AN_EDITION,
):
    """The head of an entity endorsed an edition of the report."""


class EndorsementDeclined(
    Verdict,
    Kind,
    name="document.endorsement-declined",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    per="endorser",
    sets={"endorsement": "declined"},
    silent=("edition", "model_digest", "cause"),
    needs=("edition", "model_digest"),
    own="endorser",
    repeats=AN_EDITION,
):
    """The head of an entity declined to endorse an edition of the report."""

    cause: v.Cause = None


class TextWritten(
    Kind,
    name="document.text-written",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    per="passage",
    silent=("how", "wording", "replaces_texts"),
    needs=("how", "wording"),
):
    """People wrote a text for a paragraph of the report."""

    passage: v.Passage
    how: v.How = None
    wording: v.Words = None
    replaces_texts: v.ReplacesTexts = ()


class LeftEmpty(
    Kind,
    name="document.left-empty",
    reported=Reported.NEVER,
    life=Life.OUTSIDE,
    per="passage",
    silent=("empty_in", "cause", "replaces_texts"),
):
    """A paragraph of the report was left empty on purpose."""

    passage: v.Passage
    empty_in: v.EmptyIn = ()
    cause: v.Cause = None
    replaces_texts: v.ReplacesTexts = ()
