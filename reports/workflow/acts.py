"""Build the entries that record the steps of a report's life."""

from collections.abc import Mapping, Sequence

from domain import choices
from domain.content import Occurred
from domain.errors import DomainError
from domain.kinds import KINDS
from domain.kinds import Life as InLife
from domain.kinds.definition import Kind
from domain.kinds.document import Drafted
from domain.kinds.report import EditionEndorsed, EditionMade, EndorsementDeclined
from domain.recording.acts import Record
from domain.recording.entity_claims import OwnEntityError
from domain.recording.values import read_data
from domain.references import Ref
from domain.texts import Wording
from reports.editions import Edition, Life
from reports.model import Model, encode
from reports.workflow.lookup import JOINT_REPORT
from store.artefacts import digest_of

Words = Mapping[str, str]
"""Language -> words."""


class EditionTypeError(DomainError):
    """An edition after the report was issued is a corrigendum or a revision."""

    def __init__(self, *, report: str, edition_type: str | None) -> None:
        known = " or ".join(choices.EDITION_TYPES)
        super().__init__(
            f"{report} was not issued yet, so this edition is no {edition_type}"
            if edition_type in choices.EDITION_TYPES
            else f"{report} was issued: say what this edition is, {known} (--as); for "
            f"another session or period, plan a new report (trilogue report plan)"
        )
        self.edition_type = edition_type


def check_edition_type(life: Life, edition_type: str | None) -> None:
    """Refuse an edition that does not say what it is after the report was issued.

    Raises:
        EditionTypeError: with the types.
    """
    is_issued = any(one.edition for one in life.publications)
    is_known = edition_type in choices.EDITION_TYPES
    if is_issued != is_known or (edition_type and not is_known):
        raise EditionTypeError(report=life.report, edition_type=edition_type)


class NotEndorserError(DomainError):
    """The head of that entity is not among those who endorse the report."""

    def __init__(self, *, entity: str, report: str, endorsers: Sequence[str]) -> None:
        super().__init__(
            f"the head of {entity} does not endorse {report}; those of "
            f"{', '.join(endorsers)} do"
        )
        self.entity = entity
        self.endorsers = tuple(endorsers)


def check_endorser(life: Life, entity: str, endorsers: Sequence[str]) -> None:
    """Refuse a verdict of an entity whose head does not endorse the report.

    Args:
        entity: for which somebody acts; an empty one is not checked.
        endorsers: the entities whose heads endorse the report.

    Raises:
        NotEndorserError: with the entities.
    """
    known = {Ref.parse(one, "actor").subject_id for one in endorsers}
    if entity and Ref.parse(entity, "actor").subject_id not in known:
        raise NotEndorserError(entity=entity, report=life.report, endorsers=endorsers)


def record_of(what: Kind, report: str, day: str, version: int | None = None) -> Record:
    """Build an act from an instance of its kind, and check every value.

    Args:
        day: when it was so, EDTF.
        version: how many entries the report had when it was read, if that matters.

    Raises:
        FieldError: a value does not fit its field.
    """
    definition = what.definition
    return Record(
        kind=definition.name,
        subject=Ref.parse(report, definition.family),
        data=read_data(definition, what.data()),
        occurred=Occurred(day),
        expected_version=version,
    )


def records_of_edition(  # noqa: PLR0913 - what an edition is
    model: Model,
    life: Life,
    day: str,
    version: int,
    *,
    template: str,
    edition_type: str | None = None,
) -> list[Record]:
    """Build the entries of an edition; the first edition is also the first draft.

    A report that has entries on its past already is not drafted again.
    """
    made = EditionMade(
        edition=str(model.edition),
        edition_type=edition_type,
        reporting_period=model.period,
        as_of=model.as_of,
        known_position=model.position,
        model_digest=digest_of(encode(model)),
        mapping_digest=model.mapping,
        template_digest=template,
        languages=tuple(one.language for one in model.documents),
    )
    found = [record_of(made, model.report, day, version)]
    inside = (KINDS[o.content.kind].life for o in life.facts if o.content.kind in KINDS)
    if model.edition == 1 and all(one is InLife.OUTSIDE for one in inside):
        drafted = Drafted(
            document_type=life.stated("document_type") or JOINT_REPORT,
            prepared_for=life.meetings,
        )
        found.insert(0, record_of(drafted, model.report, day, version))
    return found


def record_of_endorsement(
    life: Life, edition: Edition, entity: str, day: str
) -> Record:
    """Build the entry that the head of an entity endorsed an edition.

    Raises:
        OwnEntityError: nobody said for which entity.
    """
    what = EditionEndorsed(
        endorser=_endorser(EditionEndorsed, entity),
        edition=str(edition.number),
        model_digest=edition.digest,
    )
    return record_of(what, life.report, day)


def record_of_refusal(
    life: Life, edition: Edition, entity: str, day: str, why: Words
) -> Record:
    """Build the entry that the head of an entity declined to endorse an edition.

    Raises:
        OwnEntityError: nobody said for which entity.
    """
    what = EndorsementDeclined(
        endorser=_endorser(EndorsementDeclined, entity),
        edition=str(edition.number),
        model_digest=edition.digest,
        cause=to_wordings(why),
    )
    return record_of(what, life.report, day)


def to_wordings(words: Words) -> dict[str, Wording] | None:
    """Turn words by language into wordings; None if there are none."""
    return {code: Wording(one) for code, one in words.items()} or None


def _endorser(kind: type[Kind], entity: str) -> str:
    if not entity:
        raise OwnEntityError(kind=kind.definition.name, named="an entity", entity="")
    return f"actor:{entity}"
