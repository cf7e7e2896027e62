"""The command that loads an export into an empty ledger, and checks the result."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple

import typer

from api.cli.artefact_files import verified
from api.cli.encoding import STDIN
from api.cli.exit_codes import FAULT, CommandError
from api.cli.files.init_ledger import make_ledger, place_of_ledger
from api.cli.output_messages import print_progress
from api.cli.progress import ReportProgress, progress
from api.cli.session import Session, mapped_errors
from api.importing.export_format import Ledger
from api.importing.export_reader import Exported, personal_values
from api.importing.problems import Problem, ProblemsError
from api.output.doctor import find_faults
from domain.errors import Message
from store.copies.errors import DuplicateEntryError, LedgerNotEmptyError
from store.copies.load_copy import CopyLoader, load_copy
from store.copies.log_copy import StoredRow

BATCH = 1_000


class Separate(NamedTuple):
    """Where the values and files are that an export stores apart from the log.

    Attributes:
        is_left_out: whether to leave out those whose place is not given.
    """

    artefacts: Path | None
    personal: Path | None
    is_left_out: bool = False


class Loaded(NamedTuple):
    """The last entry that was loaded, and how many separate values and files."""

    last: StoredRow
    personal: int
    artefacts: int


def load(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="What `export` wrote; - is stdin.")],
    *,
    artefacts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="With what entries name by digest."),
    ] = None,
    personal: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With the names of persons."),
    ] = None,
    log_alone: Annotated[
        bool,
        typer.Option("--log-alone", help="Without what the export has apart."),
    ] = False,
) -> None:
    """Load an exported log into an empty ledger, whole and as it was, or not at all.

    Raises:
        CommandError: the ledger is not empty, or a file is not what it should be.
        ProblemsError: lines of the export are wrong. Nothing was loaded.
    """
    separate = Separate(artefacts, personal, is_left_out=log_alone)
    with _opened(file) as source:
        settings = ctx.obj.settings()
        with mapped_errors():
            if place_of_ledger(settings) is None:
                make_ledger(ctx.obj, settings, empty=True)
        exported = Exported(source, file if file != STDIN else "stdin")
        loaded = _load_all(ctx.obj, exported, separate)
    last = loaded.last
    sys.stdout.write(
        f"loaded {last.position}, up to position {last.position} recorded at "
        f"{last.recorded_at}; personal values {loaded.personal}, "
        f"files {loaded.artefacts}\n"
    )
    _print_left_out(exported.ledger, loaded)
    _check(ctx.obj)


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror or error}"
        raise CommandError(message) from error


def _load_all(session: Session, exported: Exported, separate: Separate) -> Loaded:
    with session.services() as services, progress("Loading") as report:
        try:
            with load_copy(services.engine, clock=session.clock) as opened:
                last = _load_entries(opened, exported, separate, report)
                ledger = exported.ledger
                return Loaded(
                    last,
                    personal=_load_personal(opened, ledger, separate.personal),
                    artefacts=_load_artefacts(opened, ledger, separate.artefacts),
                )
        except LedgerNotEmptyError as error:
            raise CommandError(str(error)) from error
        except DuplicateEntryError as error:
            # Positions go from 1 without gap: they are the numbers of the lines.
            reason = Message("refusal/text", {"text": str(error)})
            problem = Problem(exported.name, reason, error.position)
            raise ProblemsError([problem]) from error


def _load_entries(
    opened: CopyLoader, exported: Exported, separate: Separate, report: ReportProgress
) -> StoredRow:
    for batch in _batches(exported.rows()):
        ledger, last = exported.ledger, batch[-1]
        if ledger and batch[0].position == 1:
            _check_named(ledger, separate)
            opened.load_settings(ledger.settings)
        opened.load_entries(batch, exported.damaged)
        report(last.position, ledger.entries if ledger else last.position)
    return last


def _batches(rows: Iterable[StoredRow]) -> Iterator[list[StoredRow]]:
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _check_named(ledger: Ledger, separate: Separate) -> None:
    missing = []
    if ledger.personal and separate.personal is None:
        missing.append(f"personal values {ledger.personal} (--personal FILE)")
    if ledger.artefacts and separate.artefacts is None:
        missing.append(f"files {ledger.artefacts} (--artefacts FOLDER)")
    if missing and not separate.is_left_out:
        message = (
            f"the export has apart from the log: {', '.join(missing)}; say where they "
            "are, or leave them out by --log-alone; nothing was loaded"
        )
        raise CommandError(message)


def _load_personal(
    opened: CopyLoader, ledger: Ledger | None, place: Path | None
) -> int:
    if place is None:
        return 0
    count = 0
    with _opened(str(place)) as source:
        for number, value in personal_values(source, str(place)):
            if not opened.load_personal(value):
                reason = Message("sheet/no-commitment")
                raise ProblemsError([Problem(str(place), reason, number)])
            count += 1
    _check_count(place, count, ledger.personal if ledger else count)
    return count


def _load_artefacts(
    opened: CopyLoader, ledger: Ledger | None, place: Path | None
) -> int:
    if place is None:
        return 0
    types = verified(place)
    _check_count(place, len(types), ledger.artefacts if ledger else 0)
    for name, media_type in types.items():
        opened.load_artefact((place / name).read_bytes(), media_type)
    return len(types)


def _check_count(place: Path, found: int, wanted: int) -> None:
    if found < wanted:
        message = (
            f"{place} holds {found} of the {wanted} that the export has apart: take it "
            "from another copy; nothing was loaded"
        )
        raise CommandError(message)


def _print_left_out(ledger: Ledger | None, loaded: Loaded) -> None:
    if ledger is None:
        print_progress(
            "the export is of an earlier version and says nothing of what stands apart "
            "from the log; names of persons show as erased"
        )
        return
    if loaded.personal < ledger.personal:
        print_progress(
            f"left out: personal values {ledger.personal}, which show as erased"
        )
    if loaded.artefacts < ledger.artefacts:
        keep = "`trilogue import --artefacts FOLDER` keeps them later"
        print_progress(f"left out: files {ledger.artefacts}; {keep}")


def _check(session: Session) -> None:
    with session.services() as services:
        with progress("Preparing answers") as report:
            services.reader.projector.catch_up(report)
        with progress("Examining"):
            wrong = find_faults(services)
    for one in wrong:
        print_progress(f"wrong: {one.name}: {one.found}")
    if wrong:
        raise typer.Exit(FAULT)
    print_progress("examined: all is well")
