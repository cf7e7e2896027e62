"""Read reports: their life, their editions, and a preview."""

from domain.entry import Entry
from domain.errors import DomainError
from domain.texts import LANGUAGES
from projections.moment import Moment
from projections.queries.subjects import read_versions
from projections.reader import Reader
from reports.composer import compose
from reports.data import happened
from reports.editions import Edition, EndorsementState, Life, life_of
from reports.mapping import default_mapping, read_mapping
from reports.model import Document, Model, decode
from reports.request import Period
from reports.texts import texts_at
from reports.workflow.lookup import find_report
from reports.workflow.periods import PeriodMissingError
from reports.workflow.places import places_in
from reports.workflow.requests import ReportOptions, ResolvedRequest, resolve_request
from store.artefacts import Artefacts

MOST = 10_000
"""How many later entries are searched at most."""


class NotPlannedError(DomainError):
    """Nobody planned the report yet, so that nothing can be recorded on it."""

    def __init__(self, *, name: str) -> None:
        super().__init__(
            f"no joint report is planned for {name}: plan one first, or name another"
        )
        self.name = name


class ReportReader:
    """Reads the reports of one ledger; nothing is recorded here."""

    def __init__(self, reader: Reader, artefacts: Artefacts) -> None:
        self.reader = reader
        self.artefacts = artefacts
        self._entities: dict[str, tuple[str, ...]] = {}

    def life(self, name: str) -> Life:
        """Read the life of the report that is called so, or is for a session.

        Raises:
            NotPlannedError: the session is known, and nobody planned a report for it.
        """
        now = self.reader.moment()
        found = find_report(self.reader, now, name)
        if not found.report:
            raise NotPlannedError(name=name)
        return life_of(self.reader, now, found.report)

    def entities(self, life: Life) -> tuple[str, ...]:
        """List the entities whose heads endorse the report."""
        digest = life.latest.mapping if life.latest else ""
        if digest not in self._entities:
            self._entities[digest] = read_mapping(self._mapping(life)).entities
        return self._entities[digest]

    def standing(self, life: Life, number: int | None = None) -> EndorsementState:
        """Return who endorsed an edition and who did not; by default the latest."""
        return life.standing(life.edition(number), self.entities(life))

    def model(self, life: Life, number: int | None = None) -> Model:
        """Return the model of an edition, as it was when the edition was made.

        Raises:
            UnknownEditionError: the report has no such edition.
            ArtefactMissingError: the ledger does not keep it.
        """
        return decode(self.artefacts.get(life.edition(number).digest).content)

    def recorded_since(
        self, life: Life, number: int | None = None, *, now: Moment | None = None
    ) -> tuple[Entry, ...]:
        """List entries on an edition's period that were recorded after it was made.

        Amendments of any entry count too: what they amend may stand in it.

        Args:
            now: up to which moment; by default now.
        """
        edition = life.edition(number)
        now = now or self.reader.moment()
        period = Period.parse(edition.period)
        rows = self.reader.rows(happened(now, period))
        within = {row.entry for row in rows}
        later = self.reader.log.entries_after(edition.position, MOST, now.position)
        return tuple(
            one
            for one in later
            if one.subject_id.hex != life.called.subject_id
            and (one.is_amendment or one.position in within)
        )

    def version(self, life: Life) -> int:
        """Count the entries of a report, to notice what others record meanwhile."""
        called = life.called
        return read_versions(self.reader, self.reader.moment(), [called])[
            called.subject_id
        ]

    def template(self, edition: Edition) -> bytes:
        """Return the Word template of an edition; empty for the default one."""
        digest = edition.template
        return self.artefacts.get(digest).content if digest else b""

    def places(self, life: Life) -> frozenset[str]:
        """List the places that people can write for: sections, paragraphs, tables."""
        sections = {one.key for one in read_mapping(self._mapping(life)).sections}
        model = self.model(life) if life.latest else None
        now = self.document_now(life, LANGUAGES[0])
        documents = (*(model.documents if model else ()), *([now] if now else []))
        return frozenset(sections | {*life.texts.passages()}).union(
            *map(places_in, documents)
        )

    def document_now(self, life: Life, language: str) -> Document | None:
        """Compose the report as it is now; None if nobody gave its period yet."""
        try:
            options = ReportOptions(languages=(language,))
            return self.preview(life.report, options).document(language)
        except PeriodMissingError:
            return None

    def preview(self, name: str, wanted: ReportOptions) -> Model:
        """Compose a report as it would be now; nothing is recorded."""
        return self.compose(resolve_request(self.reader, name, wanted, edition=False))

    def _mapping(self, life: Life) -> bytes:
        digest = life.latest.mapping if life.latest else ""
        return self.artefacts.get(digest).content if digest else default_mapping()

    def compose(self, chosen: ResolvedRequest) -> Model:
        """Compose a report, with the texts that people wrote for it."""
        request = chosen.request
        moment = self.reader.moment(request.as_of, request.known_at)
        is_known = chosen.life and _knew(chosen.life, moment.position)
        texts = texts_at(self.reader, moment, request.report if is_known else "")
        offered = texts_at(self.reader, moment, request.previous)
        return compose(self.reader, request, texts, offered)


def _knew(life: Life, position: int) -> bool:
    return any(one.position <= position for one in life.facts)
