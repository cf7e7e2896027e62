"""The command ``trilogue report``: the report as a file, and what is to know of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exit_codes import CommandError
from api.cli.options import Format, Lang
from api.cli.report import lifecycle_commands
from api.cli.report.options import (
    AsOf,
    Calendar,
    Edition,
    For,
    KnownAt,
    Languages,
    Mapping,
    Period,
    Shape,
    Template,
)

if TYPE_CHECKING:
    from api.cli.report import files, views
else:
    from api.cli.lazy_import import lazy

    files = lazy("api.cli.report.files")
    views = lazy("api.cli.report.views")

reports = typer.Typer(
    name="report", help="Write the joint report, and see it through its life."
)
lifecycle_commands.add_to(reports)


@reports.callback(invoke_without_command=True)
def report(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: Annotated[
        str | None,
        typer.Option("--for", help="The report's symbol, or a session."),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    period: Period = None,
    calendar: Calendar = None,
    edition: Annotated[
        int | None, typer.Option(min=1, help="Which edition; without it, a preview.")
    ] = None,
    mapping: Mapping = None,
    template: Template = None,
    annotated: Annotated[
        bool, typer.Option("--annotated", help="With each sentence's entry and source.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", help="docx, pdf, html, md, akn or json.")
    ] = "docx",
    lang: Annotated[Lang | None, typer.Option(help="In which language.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; - is stdout.")
    ] = None,
) -> None:
    """Write the report as a file: an edition, or a preview that records nothing."""
    if ctx.invoked_subcommand:
        return
    if name is None:
        message = "say which report: --for 'Minamata COP-4', or its symbol"
        raise CommandError(message)
    asked = files.Asked(
        name,
        as_of,
        known_at,
        period,
        mapping,
        template,
        [lang] if lang else [],
        calendar,
    )
    files.write(
        ctx.obj,
        asked,
        edition=edition,
        form=form,
        annotated=annotated,
        output=output,
    )


@reports.command("list")
def listed(ctx: typer.Context, *, form: Shape = Format.TABLE) -> None:
    """List all reports, the newest first, and where each stands."""
    views.listed(ctx.obj, form)


@reports.command()
def status(ctx: typer.Context, *, name: For, form: Shape = Format.TABLE) -> None:
    """Show where the report stands: editions, endorsements, what was issued."""
    views.status(ctx.obj, name, form)


@reports.command()
def texts(ctx: typer.Context, *, name: For, form: Shape = Format.TABLE) -> None:
    """Show the texts that people wrote for it, those in conflict marked."""
    views.texts(ctx.obj, name, form)


@reports.command()
def checklist(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: For,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    period: Period = None,
    mapping: Mapping = None,
    lang: Languages = None,
    form: Shape = Format.TABLE,
) -> None:
    """List what to look at before it is submitted; exit with 0 whatever is open."""
    asked = files.Asked(name, as_of, known_at, period, mapping, None, lang or [])
    views.checklist(ctx.obj, asked, form)


@reports.command()
def diff(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: For,
    edition: Edition = None,
    and_edition: Annotated[
        int | None, typer.Option(min=1, help="The other; without it, a preview.")
    ] = None,
    lang: Annotated[Lang | None, typer.Option(help="In which language.")] = None,
    form: Shape = Format.TABLE,
) -> None:
    """Show what differs between two editions, or an edition and how it is now."""
    views.diff(
        ctx.obj, name, edition=edition, other=and_edition, language=lang, form=form
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(reports, rich_help_panel="Reports")
