"""Commands that record the steps in the life of the report: plan, endorse, submit."""

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from api.cli.encoding import text_of
from api.cli.exit_codes import CommandError
from api.cli.option_parsing import read_texts
from api.cli.options import AsOf, Confirm, Lang, Texts
from api.cli.output_messages import print_progress, print_recorded
from api.cli.record import named
from api.cli.report.options import (
    Calendar,
    For,
    KnownAt,
    Languages,
    Mapping,
    Passage,
    Period,
    ReadEdition,
    Reasons,
    Template,
)
from api.cli.report.workflow import (
    language_of,
    open_workflow,
    print_conflicts,
    read_request,
)
from api.container import Services
from domain.recording.entry_lookup import get_entry
from reports.texts import Written
from reports.workflow.places import check_passage

NONE = "none"
"""What is typed by somebody who saw no text of others."""


def plan(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    reference: Annotated[
        str, typer.Argument(help="Its symbol, or any reference of its own.")
    ],
    *,
    sessions: Annotated[
        list[str], typer.Option("--for", help="A session that it is for; several.")
    ],
    name: Annotated[Texts, typer.Option(help="How it is called; or zh=….")] = None,
    symbol: Annotated[
        Texts, typer.Option(help="A symbol that it bears; several.")
    ] = None,
    agenda_item: Annotated[
        str | None, typer.Option(help="Agenda item that it is under, as printed.")
    ] = None,
    period: Period = None,
    confirm: Confirm = False,
) -> None:
    """Plan a joint report for one or more sessions."""
    own = [reference] if "/" in reference else []
    with open_workflow(ctx.obj) as (workflow, services):
        done = workflow.plan(
            reference,
            sessions,
            name=read_texts(name or (), language=language_of(services)),
            symbols=symbol or own,
            agenda_item=agenda_item,
            period=period,
            confirmed=confirm,
        )
        print_recorded(services, done)


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
    edition_type: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="What it is after the report was issued: corrigendum or revision.",
        ),
    ] = None,
) -> None:
    """Make the next edition: what it says is kept for ever, to be endorsed."""
    with open_workflow(ctx.obj) as (workflow, services):
        request = read_request(
            services,
            as_of=as_of,
            known_at=known_at,
            period=period,
            calendar=calendar,
            mapping=mapping,
            template=template,
            languages=lang,
        )
        made = workflow.make(name, request, edition_type=edition_type)
        print_recorded(services, made.recorded)
    print_progress(
        f"edition {made.model.edition} of {made.model.report}: {made.digest}"
    )


def endorse(ctx: typer.Context, *, name: For, edition: ReadEdition) -> None:
    """Endorse an edition, for the entity that one works for (--entity)."""
    with open_workflow(ctx.obj) as (workflow, services):
        done = workflow.endorse(name, edition)
        standing = workflow.standing(workflow.life(name))
        print_recorded(services, done)
    awaited = ", ".join([*standing.awaited, *(o.entity for o in standing.declined)])
    print_progress(
        "the edition is final" if standing.is_final else f"not yet: {awaited}"
    )


def decline(
    ctx: typer.Context, *, name: For, edition: ReadEdition, reason: Reasons
) -> None:
    """Decline to endorse an edition, for the entity that one works for."""
    with open_workflow(ctx.obj) as (workflow, services):
        why = read_texts(reason, language=language_of(services))
        done = workflow.decline(name, edition, why=why)
        print_recorded(services, done)


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
        Texts,
        typer.Option(help="Entry whose text was seen there, or none; by default all."),
    ] = None,
    confirm: Confirm = False,
) -> None:
    """Write a text for a paragraph; an empty line begins a new one."""
    with open_workflow(ctx.obj) as (workflow, services):
        language = language_of(services, lang)
        texts = workflow.life(name).texts
        check_passage(passage, workflow.places(workflow.life(name)))
        standing = texts.at(passage, language, how)
        words = _words(file, standing)
        seen = (
            texts.seen(passage, how, [language])
            if saw is None
            else _seen(services, saw)
        )
        # Whoever edited or named the text that stands there has seen it.
        has_seen = bool(standing) if file is None else bool(saw and seen)
        done = workflow.write(
            name,
            passage,
            {language: words},
            how=how,
            saw=seen,
            confirmed=confirm or has_seen,
        )
        print_recorded(services, done)
        print_conflicts(workflow.life(name).texts, {passage})


def adopt(ctx: typer.Context, passage: Passage, *, name: For) -> None:
    """Adopt what the previous report says in a paragraph, in all its languages."""
    with open_workflow(ctx.obj) as (workflow, services):
        print_recorded(services, workflow.adopt(name, passage))


def empty(
    ctx: typer.Context,
    passage: Passage,
    *,
    name: For,
    reason: Reasons,
    lang: Languages = None,
) -> None:
    """Leave a paragraph empty on purpose: nobody forgot it."""
    with open_workflow(ctx.obj) as (workflow, services):
        why = read_texts(reason, language=language_of(services))
        done = workflow.leave_empty(name, passage, tuple(map(str, lang or ())), why=why)
        print_recorded(services, done)


def submit(
    ctx: typer.Context,
    *,
    name: For,
    to: Annotated[
        Texts, typer.Option(help="A session; by default those it is for.")
    ] = None,
    confirm: Confirm = False,
) -> None:
    """Submit the latest edition, once all have endorsed it."""
    with open_workflow(ctx.obj) as (workflow, services):
        done = workflow.submit(name, to or [], confirmed=confirm)
        print_recorded(services, done)


def consider(
    ctx: typer.Context,
    *,
    name: For,
    by: Annotated[str, typer.Option(help="The session that considered it.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When, as exactly as known.")],
) -> None:
    """Record that a session considered the report."""
    with open_workflow(ctx.obj) as (workflow, services):
        done = workflow.consider(name, by, day=on)
        print_recorded(services, done)


def _seen(services: Services, saw: Sequence[str]) -> list[str]:
    """Return the identities of the entries that the writer has seen.

    Raises:
        UnknownEntryError: there is no such entry.
    """
    given = [one for one in saw if one != NONE]
    return [str(get_entry(services.log, named(one)).event_id) for one in given]


def _words(file: str | None, standing: Sequence[Written]) -> str:
    if file is None:
        return _edited("\n\n".join(one.words for one in standing))
    return text_of(file)


def _edited(words: str) -> str:
    """Open a text in the person's own editor, and return the edited text."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        message = "give a file with the text, - for stdin, or set EDITOR"
        raise CommandError(message)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "text.txt"
        draft.write_text(words, encoding="utf-8")
        done = subprocess.run([*shlex.split(command), str(draft)], check=False)  # noqa: S603 - the person's own command
        after = draft.read_text(encoding="utf-8")
    if done.returncode or after.strip() == words.strip():
        message = "nothing was recorded: the text was not changed"
        raise CommandError(message)
    return after
