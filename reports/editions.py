"""The life of a report, read from its entries: editions, endorsements, publications.

It is told by what the log knew, not by the day in the world: a report on the past is
written later.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from domain.errors import DomainError
from domain.references import Ref
from domain.texts import Text, Wording
from projections.moment import Moment
from projections.names.resolution import NamedSubject, find_subject
from projections.queries.entries import EffectiveEntry
from projections.queries.subjects import read_facts
from projections.reader import Reader
from reports.texts import Texts, texts_of

MADE = "document.edition-made"
ENDORSED = "document.edition-endorsed"
DECLINED = "document.endorsement-declined"
ISSUED = "document.issued"

_STATUS: Mapping[str, str] = {
    "document.planned": "planned",
    "document.commissioned": "commissioned",
    "document.drafted": "drafted",
    MADE: "revised",
    "document.endorsed": "endorsed",
    "document.submitted": "submitted",
    ISSUED: "issued",
    "document.considered": "considered",
}
FINAL = "final"


class NoReportError(DomainError):
    """The subject is no document, so that it cannot be a report."""

    def __init__(self, *, reference: str) -> None:
        super().__init__(f"{reference} is no document: name the report by its symbol")
        self.reference = reference


class UnknownEditionError(DomainError):
    """The report has no such edition, as known at the moment."""

    def __init__(self, *, report: str, number: int, known: Sequence[int]) -> None:
        listed = ", ".join(map(str, known))
        has = f"it has {listed}" if known else "none was made yet: make one first"
        what = f"edition {number}" if number else "edition"
        super().__init__(f"{report} has no {what}; {has}")
        self.report = report
        self.number = number


class Edition(NamedTuple):
    """An edition that was made.

    Attributes:
        edition_type: ``corrigendum`` or ``revision`` of an issued report, or empty.
        as_of: day in the world; ``position``: last entry of the log that it knew.
        digest: of its canonical model; ``mapping``, ``template``: of those.
    """

    number: int
    edition_type: str
    period: str
    as_of: str
    position: int
    digest: str
    mapping: str
    template: str
    languages: tuple[str, ...]
    item: EffectiveEntry


class Verdict(NamedTuple):
    """What the head of an entity said of an edition."""

    entity: str
    endorses: bool
    edition: int
    digest: str
    cause: Text
    item: EffectiveEntry


class Publication(NamedTuple):
    """A file that was issued.

    Attributes:
        differs: whether it is another than the edition writes; None if not known.
    """

    edition: int
    languages: tuple[str, ...]
    digest: str
    differs: bool | None
    item: EffectiveEntry


class EndorsementState(NamedTuple):
    """Where an edition stands with the entities of its report.

    Attributes:
        endorsed, declined: what counts of each entity: the last that it said.
        awaited: entities that said nothing of this edition.
    """

    edition: Edition
    endorsed: tuple[Verdict, ...]
    declined: tuple[Verdict, ...]
    awaited: tuple[str, ...]

    @property
    def is_final(self) -> bool:
        """Whether every entity endorsed the edition, and none declined."""
        return not self.awaited and not self.declined


class Life:
    """Everything that the log knew of a report at a moment."""

    def __init__(self, called: NamedSubject, facts: Sequence[EffectiveEntry]) -> None:
        self.called = called
        self.facts = tuple(facts)
        self.texts: Texts = texts_of(facts)

    @property
    def report(self) -> str:
        """The report, as ``document:reference``."""
        return str(self.called.ref)

    @cached_property
    def recorded(self) -> tuple[EffectiveEntry, ...]:
        """Its entries in the order of the log."""
        return tuple(sorted(self.facts, key=lambda one: one.position))

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Its editions, the first one first."""
        made = [_edition(one) for one in self._of(MADE)]
        return tuple(sorted(made, key=lambda one: (one.number, one.item.position)))

    @property
    def latest(self) -> Edition | None:
        """The latest edition, if any was made."""
        return self.editions[-1] if self.editions else None

    def edition(self, number: int | None = None) -> Edition:
        """Give an edition; without a number the latest.

        Raises:
            UnknownEditionError: there is none.
        """
        found = [one for one in self.editions if number in (None, one.number)]
        if not found:
            known = [one.number for one in self.editions]
            raise UnknownEditionError(
                report=self.report, number=number or 0, known=known
            )
        return found[-1]

    @cached_property
    def voices(self) -> tuple[Verdict, ...]:
        """Everything that entities said of editions, in the order of the log."""
        return tuple(_voice(one) for one in self._of(ENDORSED, DECLINED))

    def standing(self, edition: Edition, entities: Sequence[str]) -> EndorsementState:
        """Tell where an edition stands with the entities of the report."""
        mine = [o for o in self.voices if o.digest == edition.digest]
        last = {_identity(one.entity): one for one in mine}
        wanted = {_identity(one): one for one in entities}
        heard = [one for who, one in last.items() if who in wanted]
        return EndorsementState(
            edition,
            endorsed=tuple(one for one in heard if one.endorses),
            declined=tuple(one for one in heard if not one.endorses),
            awaited=tuple(name for who, name in wanted.items() if who not in last),
        )

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """The files that were issued, in the order of the log."""
        return tuple(_publication(one) for one in self._of(ISSUED))

    def status(self, entities: Sequence[str]) -> str:
        """Say in a word where it stands; empty where nothing says so."""
        stages = [one for one in self.recorded if one.content.kind in _STATUS]
        if not stages:
            return ""
        if stages[-1].content.kind != MADE or self.latest is None:
            return _STATUS[stages[-1].content.kind]
        if self.standing(self.latest, entities).is_final:
            return FINAL
        return "drafted" if self.latest.number == 1 else "revised"

    def stated(self, name: str) -> Any:  # noqa: ANN401 - a plain value
        """Give what the last entry that states a field says; None where none does."""
        said = [o.content.data for o in self.facts if o.content.kind != MADE]
        found = [data[name] for data in said if data.get(name)]
        return found[-1] if found else None

    def all_stated(self, *names: str) -> tuple[str, ...]:
        """List what any entry says in fields that hold one reference or several."""
        values = (o.content.data.get(name) for o in self.facts for name in names)
        found = (([v] if isinstance(v, str) else v) for v in values if v)
        return tuple(dict.fromkeys(one for some in found for one in some))

    @property
    def meetings(self) -> tuple[str, ...]:
        """The sessions that it is for."""
        given = self.all_stated("prepared_for")
        found = given or self.all_stated("for_meeting", "meeting", "submitted_to")
        return tuple(one for one in found if one.startswith("meeting:"))

    def _of(self, *kinds: str) -> list[EffectiveEntry]:
        return [one for one in self.recorded if one.content.kind in kinds]


def life_of(reader: Reader, moment: Moment, reference: str) -> Life:
    """Read the life of a report.

    Raises:
        UnknownSubjectError: nothing is called that.
        NoReportError: it is no document.
    """
    called = find_subject(reader, moment, reference)
    if called.ref.family != "document":
        raise NoReportError(reference=str(called.ref))
    return Life(
        called, read_facts(reader, moment, [called.subject_id])[called.subject_id]
    )


def _edition(item: EffectiveEntry) -> Edition:
    data = item.content.data
    return Edition(
        number=_number(data.get("edition", "")),
        edition_type=data.get("edition_type", ""),
        period=data.get("reporting_period", ""),
        as_of=data.get("as_of", ""),
        position=data.get("known_position", 0),
        digest=data.get("model_digest", ""),
        mapping=data.get("mapping_digest", ""),
        template=data.get("template_digest", ""),
        languages=tuple(data.get("languages", ())),
        item=item,
    )


def _voice(item: EffectiveEntry) -> Verdict:
    data = item.content.data
    cause = data.get("cause", {})
    return Verdict(
        entity=data.get("endorser", ""),
        endorses=item.content.kind == ENDORSED,
        edition=_number(data.get("edition", "")),
        digest=data.get("model_digest", ""),
        cause={code: Wording(**wording) for code, wording in cause.items()},
        item=item,
    )


def _publication(item: EffectiveEntry) -> Publication:
    data = item.content.data
    return Publication(
        edition=_number(data.get("edition", "")),
        languages=tuple(data.get("languages", ())),
        digest=data.get("file_digest", ""),
        differs=data.get("differs"),
        item=item,
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _identity(entity: str) -> object:
    return Ref.parse(entity, "actor").subject_id
