"""The commands that take the joint report through its life; each records something."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Confirm, Format, Lang
from api.cli.report.options import (
    AsOf,
    Calendar,
    Edition,
    For,
    KnownAt,
    Languages,
    Mapping,
    Passage,
    Period,
    Reasons,
    Shape,
    Template,
)

if TYPE_CHECKING:
    from api.cli.report import files, lifecycle
else:
    from api.cli.lazy_import import lazy

    lifecycle = lazy("api.cli.report.lifecycle")
    files = lazy("api.cli.report.files")


def plan(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(help="Its symbol, or any reference of its own.")
    ],
    *,
    sessions: Annotated[
        list[str], typer.Option("--for", help="A session that it is for; several.")
    ],
    name: Annotated[
        list[str] | None, typer.Option(help="How it is called; or zh=….")
    ] = None,
    symbol: Annotated[
        list[str] | None, typer.Option(help="A symbol that it bears; several.")
    ] = None,
    agenda_item: Annotated[
        str | None, typer.Option(help="Agenda item that it is under, as printed.")
    ] = None,
    period: Period = None,
    confirm: Confirm = False,
) -> None:
    """Plan a joint report for one or more sessions."""
    lifecycle.plan(
        ctx.obj,
        reference,
        sessions,
        names=name or [],
        symbols=symbol or [],
        agenda_item=agenda_item,
        period=period,
        confirmed=confirm,
    )


def make(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: For,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    period: Period = None,
    calendar: Calendar = None,
    mapping: Mapping = None,
    template: Template = None,
    lang: Languages = None,
) -> None:
    """Make the next edition: what it says is kept for ever, to be endorsed."""
    asked = files.Asked(
        name, as_of, known_at, period, mapping, template, lang or [], calendar
    )
    lifecycle.make(ctx.obj, asked)


def endorse(
    ctx: typer.Context,
    *,
    name: For,
    edition: Annotated[int, typer.Option(min=1, help="The edition that was read.")],
) -> None:
    """Endorse an edition, for the entity that one works for (--entity)."""
    lifecycle.endorse(ctx.obj, name, edition)


def decline(
    ctx: typer.Context,
    *,
    name: For,
    edition: Annotated[int, typer.Option(min=1, help="The edition that was read.")],
    reason: Reasons,
) -> None:
    """Decline to endorse an edition, for the entity that one works for."""
    lifecycle.decline(ctx.obj, name, edition, reason)


def write(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    passage: Passage,
    file: Annotated[
        str | None, typer.Argument(help="With the text; - is stdin; else an editor.")
    ] = None,
    *,
    name: For,
    how: Annotated[
        str, typer.Option(help="replaces, before, after, fills or footnote.")
    ] = "replaces",
    lang: Annotated[Lang | None, typer.Option(help="Language of the text.")] = None,
    saw: Annotated[
        list[str] | None,
        typer.Option(help="Entry whose text was seen there, or none; by default all."),
    ] = None,
) -> None:
    """Write a text for a paragraph; an empty line begins a new one."""
    lifecycle.write(ctx.obj, name, passage, file, how=how, language=lang, saw=saw)


def empty(
    ctx: typer.Context,
    passage: Passage,
    *,
    name: For,
    reason: Reasons,
    lang: Languages = None,
) -> None:
    """Leave a paragraph empty on purpose: nobody forgot it."""
    lifecycle.leave_empty(ctx.obj, name, passage, lang or [], reason)


def read_back(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A Word file of it, edited.")],
    *,
    name: For,
    edition: Edition = None,
    lang: Annotated[
        Lang | None, typer.Option(help="Language of the file; by default as it says.")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Record what is proposed, as texts.")
    ] = False,
    form: Shape = Format.TABLE,
) -> None:
    """Show what an edited Word file proposes, paragraph by paragraph."""
    files.read_back(
        ctx.obj, file, name=name, edition=edition, language=lang, apply=apply, form=form
    )


def submit(
    ctx: typer.Context,
    *,
    name: For,
    to: Annotated[
        list[str] | None, typer.Option(help="A session; by default those it is for.")
    ] = None,
    confirm: Confirm = False,
) -> None:
    """Submit the latest edition, once all have endorsed it."""
    lifecycle.submit(ctx.obj, name, to or [], confirmed=confirm)


def issue(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    file: Annotated[Path, typer.Option("--file", help="As it was published.")],
    *,
    name: For,
    edition: Edition = None,
    lang: Annotated[Lang, typer.Option(help="Language of the file.")],
    symbol: Annotated[
        list[str] | None, typer.Option(help="A symbol printed on it; several.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="When; by default today.")
    ] = None,
    reason: Annotated[
        list[str] | None, typer.Option(help="Why it differs from the edition.")
    ] = None,
) -> None:
    """Say that a file was issued: its bytes are kept, and compared with the edition."""
    files.issue(
        ctx.obj,
        file,
        name=name,
        edition=edition,
        language=lang,
        symbols=symbol or [],
        day=on,
        reasons=reason or [],
    )


def consider(
    ctx: typer.Context,
    *,
    name: For,
    by: Annotated[str, typer.Option(help="The session that considered it.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When, as exactly as known.")],
) -> None:
    """Say that a session considered the report."""
    lifecycle.consider(ctx.obj, name, by, on)


def add_to(reports: typer.Typer) -> None:
    """Add the commands of this module."""
    reports.command()(plan)
    reports.command("edition")(make)
    reports.command()(endorse)
    reports.command()(decline)
    reports.command()(write)
    reports.command()(empty)
    reports.command("read-back")(read_back)
    reports.command()(submit)
    reports.command()(issue)
    reports.command()(consider)
