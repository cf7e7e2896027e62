"""The commands that set up, serve, import, rebuild, export and examine a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Confirm, DryRun, Format

if TYPE_CHECKING:
    from api.cli import answer_writer, init_ledger, load_export, maintenance
    from api.cli import export as exporting
    from api.cli import import_files as importing
    from api.cli import serve as serving
    from api.output import kinds as kind_rows
else:
    from api.cli.lazy_import import lazy

    exporting = lazy("api.cli.export")
    init_ledger = lazy("api.cli.init_ledger")
    importing = lazy("api.cli.import_files")
    kind_rows = lazy("api.output.kinds")
    load_export = lazy("api.cli.load_export")
    serving = lazy("api.cli.serve")
    maintenance = lazy("api.cli.maintenance")
    answer_writer = lazy("api.cli.answer_writer")

SERVING = "Set-up and serving"
FILES = "Files"


def init(
    ctx: typer.Context,
    *,
    empty: Annotated[
        bool, typer.Option("--empty", help="Without the founding history.")
    ] = False,
    if_missing: Annotated[
        bool,
        typer.Option("--if-missing", help="Leave a ledger that is there as it is."),
    ] = False,
) -> None:
    """Make a ledger and load the founding history."""
    init_ledger.init(ctx.obj, empty=empty, if_missing=if_missing)


def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option(help="Where to listen.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535)] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="Processes that answer, by default 1. Limits hold for each of them.",
        ),
    ] = None,
) -> None:
    """Serve the GraphQL API and the pages."""
    serving.serve(ctx.obj, host=host, port=port, workers=workers)


def import_(  # noqa: PLR0913 - what was typed
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
    importing.import_files(
        ctx.obj,
        files or (),
        artefacts=artefacts,
        as_corrections=as_corrections,
        confirmed=confirm,
        dry_run=dry_run,
    )


def rebuild(ctx: typer.Context) -> None:
    """Make the tables of answers anew from the log; answers go on meanwhile."""
    maintenance.rebuild_tables(ctx.obj)


def doctor(
    ctx: typer.Context,
    form: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """Examine the ledger and what it runs on; exit with 1 if something is wrong."""
    maintenance.examine(ctx.obj, form)


def kinds(
    kind: Annotated[
        str | None, typer.Argument(help="Such as body.formed; or a family: body.")
    ] = None,
    form: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """List the kinds of entry, those of a family, or the fields of one."""
    answer_writer.write_answer(kind_rows.kinds_result(kind), form)


def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="By default stdout.")
    ] = None,
    artefacts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Also what entries name by digest."),
    ] = None,
    personal: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also names of persons that are kept."),
    ] = None,
) -> None:
    """Write the whole log as JSON Lines, one entry on each; `load` loads it."""
    exporting.export(ctx.obj, output, artefacts=artefacts, personal=personal)


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
    """Load an exported log into an empty ledger, whole and as it was, or not at all."""
    beside = load_export.Beside(artefacts, personal, is_left_out=log_alone)
    load_export.load(ctx.obj, file, beside)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (init, serve, rebuild, doctor):
        app.command(rich_help_panel=SERVING)(command)
    app.command("import", rich_help_panel=FILES)(import_)
    app.command(rich_help_panel=FILES)(export)
    app.command(rich_help_panel=FILES)(load)
    app.command(rich_help_panel="Recording")(kinds)
