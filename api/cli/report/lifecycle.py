"""Each step of the report's life on the command line: done, and told."""

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli.encoding import text_of
from api.cli.exit_codes import CommandError
from api.cli.option_parsing import read_texts
from api.cli.output_messages import print_progress, print_recorded
from api.cli.record import entry_named, named
from api.cli.report.files import Asked, desk, tell_conflicts, wanted
from api.cli.session import Session
from api.container import Services
from reports.texts import Written

NONE = "none"
"""What is typed by who saw no text of others."""


def plan(  # noqa: PLR0913 - what a plan is
    session: Session,
    reference: str,
    sessions: Sequence[str],
    *,
    names: Sequence[str],
    symbols: Sequence[str],
    agenda_item: str | None,
    period: str | None,
    confirmed: bool,
) -> None:
    """Plan a report; a reference that looks like a symbol is one."""
    own = [reference] if "/" in reference else []
    with desk(session) as (at, services):
        done = at.plan(
            reference,
            sessions,
            name=read_texts(names, language=services.settings.language),
            symbols=symbols or own,
            agenda_item=agenda_item,
            period=period,
            confirmed=confirmed,
        )
    print_recorded(done, dry_run=False)


def make(session: Session, asked: Asked) -> None:
    """Make the next edition, and say what heads will endorse."""
    with desk(session) as (at, services):
        made = at.make(asked.name, wanted(asked, services))
    print_recorded(made.recorded, dry_run=False)
    print_progress(
        f"edition {made.model.edition} of {made.model.report}: {made.digest}"
    )


def endorse(session: Session, name: str, number: int) -> None:
    """Endorse an edition, and say who is awaited still."""
    with desk(session) as (at, _):
        done = at.endorse(name, number)
        standing = at.standing(at.life(name))
    print_recorded(done, dry_run=False)
    awaited = ", ".join([*standing.awaited, *(o.entity for o in standing.declined)])
    print_progress(
        "the edition is final" if standing.is_final else f"not yet: {awaited}"
    )


def decline(session: Session, name: str, number: int, reasons: Sequence[str]) -> None:
    """Decline to endorse an edition."""
    with desk(session) as (at, services):
        why = read_texts(reasons, language=services.settings.language)
        done = at.decline(name, number, why=why)
    print_recorded(done, dry_run=False)


def write(  # noqa: PLR0913 - what was typed
    session: Session,
    name: str,
    passage: str,
    file: str | None,
    *,
    how: str,
    language: str | None,
    saw: Sequence[str] | None,
) -> None:
    """Write a text: from a file, from stdin, or in an editor."""
    with desk(session) as (at, services):
        code = str(language or services.settings.language)
        texts = at.life(name).texts
        standing = texts.at(passage, code, how)
        words = _words(file, standing)
        seen = texts.seen(passage, how, [code]) if saw is None else _seen(services, saw)
        done = at.write(name, passage, {code: words}, how=how, saw=seen)
        life = at.life(name)
        near = at.near(life, passage)
    print_recorded(done, dry_run=False)
    if near is not None:
        meant = f"; did you mean {' or '.join(near)}?" if near else ""
        print_progress(f"the report has no paragraph {passage}{meant}")
    tell_conflicts(life.texts, {passage})


def leave_empty(
    session: Session,
    name: str,
    passage: str,
    languages: Sequence[str],
    reasons: Sequence[str],
) -> None:
    """Leave a paragraph empty on purpose."""
    with desk(session) as (at, services):
        why = read_texts(reasons, language=services.settings.language)
        done = at.leave_empty(name, passage, tuple(map(str, languages)), why=why)
    print_recorded(done, dry_run=False)


def submit(session: Session, name: str, to: Sequence[str], *, confirmed: bool) -> None:
    """Submit the latest edition."""
    with desk(session) as (at, _):
        done = at.submit(name, to, confirmed=confirmed)
    print_recorded(done, dry_run=False)


def consider(session: Session, name: str, by: str, on: str) -> None:
    """Say that a session considered the report."""
    with desk(session) as (at, _):
        done = at.consider(name, by, day=on)
    print_recorded(done, dry_run=False)


def _seen(services: Services, saw: Sequence[str]) -> list[str]:
    """Give the identities of entries that somebody says to have seen.

    Raises:
        UnknownEntryError: there is no such entry.
    """
    given = [one for one in saw if one != NONE]
    return [str(entry_named(services, named(one)).event_id) for one in given]


def _words(file: str | None, standing: Sequence[Written]) -> str:
    if file is None:
        return _edited("\n\n".join(one.words for one in standing))
    return text_of(file)


def _edited(words: str) -> str:
    """Let the person's own editor change a text."""
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
