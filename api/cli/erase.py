"""The command that erases personal values, which are stored apart from the log.

It also records an entry: an auditor sees who erased what, when and why.
"""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from api.cli.exit_codes import CommandError, print_error
from api.cli.options import Target, Texts
from api.cli.output_messages import print_progress, print_recorded
from api.cli.record import named
from api.container import Services, author_from_settings
from domain.content import Occurred
from domain.entry import Entry
from domain.recording.acts import Record
from domain.recording.entry_lookup import get_entry
from domain.texts import Wording
from store import personal

STAYS = (
    "the log stays as it is: in place of each value it has a commitment, which tells "
    "nothing without it; backups made earlier have the value still"
)

STILL_THERE = (
    "the bytes of the values are still in the files of the database, because another "
    "program reads the ledger as it was before; they are overwritten when it has ended "
    "and the write-ahead log is copied, at the latest when the last program closes the "
    "ledger"
)


def erase(
    ctx: typer.Context,
    target: Target,
    *,
    reason: Annotated[
        str, typer.Option(help="Why; it stays in the log, so name nobody.")
    ],
    field: Annotated[
        Texts, typer.Option(help="Only this field; by default all personal ones.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Erase personal values of an entry for good; the log stays as it is.

    Raises:
        CommandError: there are none, no reason is given, or nobody confirms.
    """
    if not reason.strip():
        message = "erasing needs a reason: say why, and name nobody"
        raise CommandError(message)
    with ctx.obj.services() as services:
        entry = get_entry(services.log, named(target))
        held = _held(services, entry, field or ())
        if not yes:
            _ask(entry, held)
        note = _note(services, entry, held, reason)
        who = author_from_settings(services.settings)
        personal.erase(services.engine, entry.event_id, held)
        print_progress(f"erased {', '.join(held)} of entry {entry.position}; {STAYS}")
        done = services.ledger.record([note], who, confirmed=True)
        print_recorded(services, done)
        if not personal.overwrite_erased(services.engine):
            print_progress(STILL_THERE)


def _held(services: Services, entry: Entry, fields: Sequence[str]) -> list[str]:
    """List the fields to erase: the requested ones whose values still exist."""
    there = sorted(services.log.personal(entry.event_id))
    held = [one for one in there if not fields or one in fields]
    missing = [one for one in fields if one not in there]
    if missing or not held:
        wanted = " named ".join(["no personal value", *missing[:1]])
        message = f"entry {entry.position} has {wanted} to erase; nothing was changed"
        raise CommandError(message)
    return held


def _ask(entry: Entry, held: Sequence[str]) -> None:
    print_error(f"erase {', '.join(held)} of entry {entry.position} for good? {STAYS}")
    sys.stderr.write("yes or no: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        message = "nothing was erased; answer yes, or give --yes"
        raise CommandError(message)


def _note(services: Services, entry: Entry, held: Sequence[str], reason: str) -> Record:
    what, position = ", ".join(held), entry.position
    return Record(
        kind=f"{entry.subject.family}.noted",
        subject=entry.subject,
        occurred=Occurred(services.today.isoformat()),
        title={
            "en": Wording(f"Personal value erased: {what} of entry {position}"),
            "zh": Wording(f"已删除个人信息：第 {position} 条的 {what}"),
        },
        text={services.settings.language: Wording(reason.strip())},
    )
