"""The command that imports files; recording a batch: all rows as one unit."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar, cast

import typer

from api.cli.artefact_files import keep_artefacts
from api.cli.encoding import STDIN, text_of
from api.cli.exit_codes import CommandError
from api.cli.options import Confirm, DryRun
from api.cli.output_messages import (
    print_created,
    print_imported,
    print_kept_files,
    print_readings,
    print_recorded,
)
from api.cli.progress import progress
from api.cli.session import Session
from api.container import Services, author_from_settings, check_author
from api.importing.importer import Imported, import_sheets
from api.importing.problems import Problem, ProblemsError, problems_of_row
from api.importing.sheets import Sheet, SheetFile, read_batch_text, read_sheet
from domain.recording.refusals import ActRefusedError
from domain.recording.values import FieldProblems
from store.artefacts import Artefacts

T = TypeVar("T")


def import_(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Sheets, taken as one unit.")
    ] = None,
    *,
    artefacts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Also files that entries name by digest."),
    ] = None,
    as_corrections: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Take changed rows as corrections."),
    ] = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Import files of entries, all or nothing; importing twice changes nothing."""
    if as_corrections is not None and not as_corrections.strip():
        message = "--as-corrections needs a reason: say why the rows changed"
        raise CommandError(message)
    if not files and artefacts is None:
        message = "there is nothing to import: name sheets, or --artefacts FOLDER"
        raise CommandError(message)
    with ctx.obj.services() as services:
        check_author(services)
        if artefacts is not None:
            kept = Artefacts(services.engine)
            print_kept_files(
                keep_artefacts(kept, artefacts, dry_run=dry_run), dry_run=dry_run
            )
        if not files:
            return
        done = take(
            services,
            [SheetFile(path) for path in files],
            as_corrections=as_corrections or "",
            confirmed=confirm,
            dry_run=dry_run,
        )
        print_imported(services, done, dry_run=dry_run)
        print_created(done)


def read_all(files: Sequence[Path]) -> list[Sheet]:
    """Read files, collecting the problems of all of them.

    Raises:
        ProblemsError: every row that cannot be read.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    with progress("Reading sheets") as report:
        for number, path in enumerate(files, 1):
            try:
                sheets.append(read_sheet(path))
            except ProblemsError as error:
                problems += error.problems
            report(number, len(files))
    if problems:
        raise ProblemsError(problems)
    return sheets


def _checked(services: Services, read: Callable[[], T]) -> T:
    """Read files; say at once what is wrong with them and with who records.

    Raises:
        DomainError: for both.
    """
    problems = FieldProblems()
    problems.read("entity", partial(check_author, services), None)
    found = problems.read("", read, None)
    problems.raise_any()
    return cast("T", found)


def take(
    services: Services,
    sheets: Sequence[Sheet | SheetFile],
    *,
    as_corrections: str = "",
    confirmed: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Import sheets.

    The next query brings the tables of answers up to the log, as after `record`.
    """
    if not confirmed:
        with progress("Preparing answers") as report:
            services.reader.projector.catch_up(report)
    with progress("Importing") as report:
        return import_sheets(
            sheets,
            services.ledger,
            services.log,
            author_from_settings(services.settings),
            today=services.today,
            as_corrections=as_corrections,
            confirmed=confirmed,
            dry_run=dry_run,
            watch=print_readings,
            report=lambda rows: report(rows, 0),
        )


def record_batch(
    session: Session, file: str, *, confirmed: bool, dry_run: bool
) -> None:
    """Record the rows of a file, or of stdin, as one unit."""
    name = file if file != STDIN else "stdin"
    text = text_of(file)
    with session.services() as services:
        sheet = _checked(services, partial(read_batch_text, text, name))
        for row in sheet.rows:
            print_readings(row)
        acts = [row.act for row in sheet.rows]
        try:
            done = services.ledger.record(
                acts,
                author_from_settings(services.settings),
                confirmed=confirmed,
                dry_run=dry_run,
            )
        except ActRefusedError as error:
            refused = [
                (sheet.rows[one.index], one.refusal) for one in (error, *error.further)
            ]
            raise ProblemsError(
                [
                    problem
                    for row, why in refused
                    for problem in problems_of_row(
                        why, row.file, row.line, row.key, row.lines
                    )
                ]
            ) from error
        print_recorded(services, done, dry_run=dry_run)
