"""What the report's commands share: opening the ledger, reading options, conflicts."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from api.cli.exit_codes import CommandError
from api.cli.output_messages import print_progress
from api.cli.session import Session
from api.container import Services, author_from_settings
from domain.texts import LANGUAGES
from projections.moment_parsing import read_day, read_known_at
from reports.texts import Texts
from reports.workflow.requests import ReportOptions
from reports.workflow.workflow import ReportWorkflow
from store.artefacts import Artefacts


@contextmanager
def open_workflow(session: Session) -> Iterator[tuple[ReportWorkflow, Services]]:
    """Open the ledger, and return the workflow of its reports."""
    with session.services() as services:
        author = author_from_settings(services.settings)
        artefacts = Artefacts(services.engine)
        yield (
            ReportWorkflow(services.ledger, services.reader, artefacts, author),
            services,
        )


def read_request(  # noqa: PLR0913 - each is an option
    services: Services,
    *,
    as_of: str | None,
    known_at: str | None,
    period: str | None,
    mapping: Path | None,
    languages: Sequence[str] | None,
    calendar: str | None = None,
    template: Path | None = None,
) -> ReportOptions:
    """Read the options that say what a report is composed of.

    Raises:
        MomentError: a text names no moment.
        CommandError: a file cannot be read.
    """
    zone = services.zone
    return ReportOptions(
        period=period,
        calendar=calendar,
        as_of=read_day(as_of) if as_of else None,
        known_at=read_known_at(known_at, zone=zone) if known_at else None,
        languages=tuple(map(str, languages or ())) or LANGUAGES,
        mapping=content_of(mapping) if mapping else b"",
        template=content_of(template) if template else b"",
    )


def language_of(services: Services, *given: str | None) -> str:
    """Return the first language that is given, or else that of the settings."""
    return str(next(filter(None, given), services.settings.language))


def content_of(path: Path) -> bytes:
    """Read a file.

    Raises:
        CommandError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise CommandError(message) from error


def print_conflicts(texts: Texts, passages: Collection[str]) -> None:
    """Print where texts differ whose writers had not seen each other's."""
    for one in texts.conflicts():
        passage = one[0].passage
        if passage in passages:
            print_progress(
                f"conflict: {len(one)} texts stand at {passage}; write one for all"
            )
