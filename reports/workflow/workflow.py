"""The steps of a report's life: plan, make, endorse, submit, issue, consider.

Each step is recorded as entries through the ledger. Entries name files by digest; the
files are stored beside the log.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.errors import DomainError, Message
from domain.kinds.document import (
    Considered,
    Issued,
    Planned,
    Submitted,
)
from domain.recording.ledger import Recorded
from domain.recording.refusals import Doubt, DoubtfulError
from domain.references import Ref
from reports.editions import Edition, EndorsementState, Life
from reports.mapping import default_mapping
from reports.model import Model, encode
from reports.request import Period
from reports.template import default_template
from reports.workflow.acts import (
    Words,
    check_edition_type,
    check_endorser,
    record_of,
    record_of_endorsement,
    record_of_refusal,
    records_of_edition,
    to_wordings,
)
from reports.workflow.files import MODEL_TYPE, File
from reports.workflow.issued_files import Comparison, compare_issued
from reports.workflow.lookup import JOINT_REPORT, find_meeting
from reports.workflow.reader import NotPlannedError
from reports.workflow.requests import ReportOptions, resolve_request
from reports.workflow.text_workflow import TextWorkflow
from reports.writers import WRITERS, Means
from reports.writers.errors import TemplateError

MAPPING = "application/yaml"
TEMPLATE = WRITERS["docx"].media_type


class StaleEditionError(DomainError):
    """A later edition was made, so that this one can no longer be endorsed."""

    def __init__(self, *, report: str, number: int, latest: int) -> None:
        super().__init__(
            f"edition {number} of {report} is not the latest: edition {latest} took "
            f"its place, and only that can be endorsed now"
        )
        self.number = number
        self.latest = latest


class UnfitTemplateError(DomainError):
    """The Word template cannot be filled, so that no edition is made with it."""


class MadeEdition(NamedTuple):
    """An edition that was made, and what was recorded of it."""

    model: Model
    digest: str
    recorded: Recorded


class IssuedFile(NamedTuple):
    """What was recorded of a file that was issued, and how it differs."""

    recorded: Recorded
    comparison: Comparison


class ReportWorkflow(TextWorkflow):
    """Records the steps in the life of the reports of one ledger."""

    def plan(  # noqa: PLR0913 - what a plan is
        self,
        reference: str,
        meetings: Sequence[str],
        *,
        name: Words,
        symbols: Sequence[str] = (),
        agenda_item: str | None = None,
        period: str | None = None,
        confirmed: bool = False,
    ) -> Recorded:
        """Plan a joint report for one or more sessions.

        Args:
            name: how it is called; without one as the file of sections says.
            agenda_item: under which it is, as printed.

        Raises:
            UnknownSubjectError: no meeting is called so.
            PeriodError: the period has no beginning or no end.
        """
        now = self.reader.moment()
        found = [find_meeting(self.reader, now, one).ref for one in meetings]
        what = Planned(
            name=to_wordings(name),
            document_type=JOINT_REPORT,
            symbols=tuple(symbols),
            prepared_for=tuple(map(str, found)),
            agenda_item=agenda_item,
            reporting_period=Period.parse(period).text if period else None,
        )
        report = str(Ref.parse(reference, "document"))
        return self.record([record_of(what, report, self.today)], confirmed=confirmed)

    def make(
        self,
        name: str,
        wanted: ReportOptions,
        *,
        version: int | None = None,
        edition_type: str | None = None,
    ) -> MadeEdition:
        """Make the next edition of a report, and keep for ever what it says.

        Args:
            version: how many entries the report had when somebody decided to; by
                default those that it has now.
            edition_type: ``corrigendum`` or ``revision``, once the report was issued.

        Raises:
            NotPlannedError: nobody planned a report of that name.
            EditionTypeError: the report was issued, and the type is missing.
            PeriodMissingError: nothing says which period is reported on.
            UnfitTemplateError: the report cannot be written by the Word template.
            VersionConflictError: somebody else recorded on the report meanwhile.
        """
        # Ours is kept too: a later version of this program may bring another.
        kept = wanted.template or default_template()
        pinned = replace(wanted, template=kept)
        chosen = resolve_request(self.reader, name, pinned, edition=True)
        if chosen.life is None:
            raise NotPlannedError(name=name)
        check_edition_type(chosen.life, edition_type)
        seen = self.version(chosen.life) if version is None else version
        model = self.compose(chosen)
        if wanted.template:
            _check_fit(wanted.template, model)
        digest = self.artefacts.put(encode(model), MODEL_TYPE)
        self.artefacts.put(wanted.mapping or default_mapping(), MAPPING)
        template = self.artefacts.put(kept, TEMPLATE)
        acts = records_of_edition(
            model,
            chosen.life,
            self.today,
            seen,
            template=template,
            edition_type=edition_type,
        )
        return MadeEdition(model, digest, self.record(acts))

    def endorse(self, name: str, number: int) -> Recorded:
        """Endorse the latest edition, for the entity that one works for.

        Args:
            number: of the edition that its head read.

        Raises:
            StaleEditionError: a later edition was made.
            OwnEntityError: nobody said for which entity.
            NotAskedError: the head of the entity does not endorse the report.
        """
        life, edition = self._to_endorse(name, number)
        made = record_of_endorsement(life, edition, self.who.entity, self.today)
        return self.record([made])

    def decline(self, name: str, number: int, *, why: Words) -> Recorded:
        """Decline to endorse the latest edition, for the entity that one works for.

        Raises:
            StaleEditionError: a later edition was made.
            OwnEntityError: nobody said for which entity.
            NotAskedError: the head of the entity does not endorse the report.
        """
        life, edition = self._to_endorse(name, number)
        made = record_of_refusal(life, edition, self.who.entity, self.today, why)
        return self.record([made])

    def submit(
        self, name: str, to: Sequence[str] = (), *, confirmed: bool = False
    ) -> Recorded:
        """Submit the latest edition to its sessions, once all have endorsed it.

        Raises:
            UnknownEditionError: none was made.
            DoubtfulError: not every entity endorsed it, and nobody confirmed.
        """
        life = self.life(name)
        standing = self.standing(life)
        if not (standing.is_final or confirmed):
            raise DoubtfulError([_not_final(standing)])
        now = self.reader.moment()
        meetings = [str(find_meeting(self.reader, now, one).ref) for one in to]
        what = Submitted(
            submitted_to=tuple(meetings) or life.meetings,
            edition=str(standing.edition.number),
        )
        return self.record([record_of(what, life.report, self.today)])

    def issue(  # noqa: PLR0913 - what a publication is
        self,
        name: str,
        file: File,
        *,
        number: int,
        language: str,
        written: bytes,
        symbols: Sequence[str] = (),
        day: str = "",
        why: Words | None = None,
    ) -> IssuedFile:
        """Record that a file was issued, and keep its bytes for ever.

        Args:
            file: as it was published.
            written: what the edition writes in the same form, to compare it with.
            day: when it was issued; by default today.

        Raises:
            NotThisReportError: the file is not of its kind, or is another document.
        """
        life = self.life(name)
        edition = life.edition(number)
        suffix = file.name.rpartition(".")[2]
        comparison = compare_issued(file.content, written, suffix)
        what = Issued(
            languages=(language,),
            symbols=tuple(symbols),
            edition=str(edition.number),
            model_digest=edition.digest,
            file_digest=self.artefacts.put(file.content, file.media_type),
            differs=file.content != written,
            cause=to_wordings(why or {}),
        )
        done = self.record([record_of(what, life.report, day or self.today)])
        return IssuedFile(done, comparison)

    def consider(self, name: str, meeting: str, *, day: str) -> Recorded:
        """Record that a session considered the report."""
        life = self.life(name)
        held = find_meeting(self.reader, self.reader.moment(), meeting)
        what = Considered(at_meeting=str(held.ref), considered_by=(str(held.ref),))
        return self.record([record_of(what, life.report, day)])

    def _to_endorse(self, name: str, number: int) -> tuple[Life, Edition]:
        life = self.life(name)
        edition = life.edition(number)
        latest = life.edition()
        if edition.number != latest.number:
            raise StaleEditionError(
                report=life.report, number=number, latest=latest.number
            )
        check_endorser(life, self.who.entity, self.entities(life))
        return life, latest


def _check_fit(template: bytes, model: Model) -> None:
    """Write the report once, to find out whether the template can be filled."""
    try:
        WRITERS["docx"].write(model.documents[0], Means(template=template))
    except TemplateError as error:
        raise UnfitTemplateError(str(error)) from error


def _not_final(standing: EndorsementState) -> Doubt:
    voices = [("doubt/declined", one.entity) for one in standing.declined]
    voices += [("doubt/not-endorsed", one) for one in standing.awaited]
    messages = tuple(Message(key, {"entity": one}) for key, one in voices)
    facts = {"edition": standing.edition.number, "voices": messages}
    return Doubt("not-final", facts)
