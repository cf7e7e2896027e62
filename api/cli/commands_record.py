"""The commands that record: an entry, several, and what amends one; and erasing."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exit_codes import CommandError
from api.cli.options import Confirm, DryRun, Lang, Reason, Sources, Target, Values

if TYPE_CHECKING:
    from api.cli import erase as erasing
    from api.cli import import_files
    from api.cli import record as writing
else:
    from api.cli.lazy_import import lazy

    erasing = lazy("api.cli.erase")
    import_files = lazy("api.cli.import_files")
    writing = lazy("api.cli.record")

Many = list[str] | None


def record(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    kind: Annotated[
        str | None, typer.Argument(help="Such as meeting.held; see `kinds`.")
    ] = None,
    subject: Annotated[
        str | None, typer.Option(help="What it is about: its reference.")
    ] = None,
    occurred: Annotated[
        str | None, typer.Option(help="When, as exactly as known: 2018-07, 2019/2020.")
    ] = None,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="No source states the date.")
    ] = False,
    title: Annotated[Many, typer.Option(help="In a few words; or zh=….")] = None,
    text: Annotated[Many, typer.Option(help="More words; or zh=….")] = None,
    values: Values = None,
    sources: Sources = None,
    concerns: Annotated[
        Many, typer.Option(help="What else it concerns, as family:reference.")
    ] = None,
    key: Annotated[
        str, typer.Option(help="Recording again under it records nothing new.")
    ] = "",
    lang: Annotated[Lang, typer.Option(help="Language of bare words.")] = Lang.EN,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Several, YAML or JSON; - is stdin."),
    ] = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Record that something happened; or, with --batch, several things as one."""
    if batch and kind is None:
        import_files.record_batch(ctx.obj, batch, confirmed=confirm, dry_run=dry_run)
        return
    if batch or kind is None or subject is None:
        message = "give a KIND and its --subject, or --batch FILE alone"
        raise CommandError(message)
    writing.record(
        ctx.obj,
        writing.Typed(
            kind=kind,
            subject=subject,
            occurred=occurred,
            inferred=inferred,
            title=title or [],
            text=text or [],
            values=values or [],
            sources=sources or [],
            concerns=concerns or [],
            key=key,
            language=lang,
        ),
        confirmed=confirm,
        dry_run=dry_run,
    )


def correct(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    target: Target,
    *,
    reason: Reason,
    values: Values = None,
    lang: Annotated[Lang, typer.Option(help="Language of bare words.")] = Lang.EN,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Give an entry's fields new values; the old ones stay known as of before."""
    writing.correct(
        ctx.obj,
        target,
        values or [],
        reason,
        language=lang,
        confirmed=confirm,
        dry_run=dry_run,
    )


def withdraw(
    ctx: typer.Context,
    target: Target,
    *,
    reason: Reason,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Declare an entry void, for good."""
    writing.withdraw(ctx.obj, target, reason, confirmed=confirm, dry_run=dry_run)


def attest(
    ctx: typer.Context,
    target: Target,
    *,
    sources: Sources = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Add a further source to an entry without changing it."""
    writing.attest(ctx.obj, target, sources or [], confirmed=confirm, dry_run=dry_run)


def same_as(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    subject: Annotated[
        str, typer.Argument(help="Recorded twice: its reference, best with family.")
    ],
    into: Annotated[str, typer.Argument(help="What it turns out to be.")],
    *,
    reason: Reason,
    confirm: Confirm = False,
    dry_run: DryRun = False,
) -> None:
    """Declare that two subjects are one; withdrawing it separates them again."""
    writing.same_as(ctx.obj, subject, into, reason, confirmed=confirm, dry_run=dry_run)


def erase(
    ctx: typer.Context,
    target: Target,
    *,
    reason: Annotated[
        str, typer.Option(help="Why; it stays in the log, so name nobody.")
    ],
    field: Annotated[
        Many, typer.Option(help="Only this field; by default all personal ones.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Erase personal values of an entry for good; the log stays as it is."""
    erasing.erase(ctx.obj, target, field or [], reason, confirmed=yes)


def add_to(app: typer.Typer) -> None:
    """Add the commands that record."""
    for command in (record, correct, withdraw, attest, same_as, erase):
        app.command(rich_help_panel="Recording")(command)
