"""The command about a clock that ran ahead: what happened, and the way out.

A clock that was a year ahead for one entry would stop all recording for a year, because
instants of the log only increase. An operator lets time continue from that entry; this
is itself an entry of the log.
"""

import sys
from datetime import datetime, timedelta
from typing import Annotated

import typer

from api.cli.exit_codes import FAULT, CommandError
from api.cli.output_messages import print_recorded
from api.container import Services, author_from_settings
from domain.content import Occurred
from domain.entry import Entry
from domain.errors import Message
from domain.recording.acts import Record
from domain.recording.ledger import Ledger
from domain.texts import LANGUAGES, Wording
from projections.queries.similar_subjects import RecordedSubjects
from store.clock_state import ClockState, clock_state
from store.cooperation_log import open_log
from wording.messages import message_words

PAGE = 1_000


def clock(
    ctx: typer.Context,
    *,
    continue_: Annotated[
        bool,
        typer.Option("--continue", help="Let time continue from the last entry."),
    ] = False,
    reason: Annotated[
        str, typer.Option(help="Why; it stays in the log, so name nobody.")
    ] = "",
) -> None:
    """Compare the clock with the log, or let time continue after it ran ahead.

    Raises:
        CommandError: no reason is given, or there is nothing to continue.
    """
    with ctx.obj.services() as services:
        state = clock_state(services.engine, ctx.obj.clock())
        if continue_:
            _check(state, reason)
            _continue(services, state, reason.strip())
            return
    sys.stdout.write(_told(state))
    if state.is_behind and not state.is_continued:
        raise typer.Exit(FAULT)


def _check(state: ClockState, reason: str) -> None:
    if not state.is_behind:
        message = (
            "the clock is not behind the last entry: there is nothing to continue, and "
            "nothing was recorded"
        )
        raise CommandError(message)
    if state.is_continued:
        message = "time continues already, and nothing was recorded"
        raise CommandError(message)
    if not reason.strip():
        message = "letting time continue needs a reason: say why with --reason"
        raise CommandError(message)


def _continue(services: Services, state: ClockState, reason: str) -> None:
    """Record that time continues, by the first entry of which this is true."""
    entry = _last_readable(services)
    facts = {"position": state.position, "ahead": duration(state.lead)}
    title = Message("clock/continued", facts)
    note = Record(
        kind=f"{entry.subject.family}.noted",
        subject=entry.subject,
        occurred=Occurred(services.today.isoformat()),
        title={one: Wording(message_words(title, language=one)) for one in LANGUAGES},
        text={services.settings.language: Wording(reason)},
    )

    def now() -> datetime:
        return state.clock_at

    ledger = Ledger(
        open_log(services.engine, clock=now, continues=True),
        zone=services.zone,
        clock=now,
        entities=services.entities,
        known=RecordedSubjects(services.reader),
    )
    who = author_from_settings(services.settings)
    print_recorded(services, ledger.record([note], who, confirmed=True))


def _last_readable(services: Services) -> Entry:
    last = services.log.reader.head().position
    found = services.log.entries_after(max(0, last - PAGE))
    if not found:
        message = "none of the last entries can be read: restore a backup first"
        raise CommandError(message, code=FAULT)
    return found[-1]


def duration(length: timedelta) -> str:
    """Write a length of time in days, hours and minutes."""
    hours, rest = divmod(length.seconds, 3_600)
    return f"{length.days} d {hours:02}:{rest // 60:02}"


def _told(state: ClockState) -> str:
    lines = [f"the clock says {state.clock_at:%Y-%m-%d %H:%M:%S} UTC"]
    if state.recorded_at is None:
        return f"{lines[0]}; the log has no entry\n"
    last = f"{state.recorded_at:%Y-%m-%d %H:%M:%S} UTC"
    lines.append(f"entry {state.position}, the last one, was recorded at {last}")
    if state.is_behind:
        by = duration(state.lead)
        lines.append(f"entries ahead of the clock: {state.ahead}, by up to {by}")
    if state.is_behind and state.is_continued:
        lines.append("time continues from the last entry; nothing has to be done")
    elif state.is_behind:
        lines.append(
            "if the clock is wrong, set it right; if the last entries were recorded by "
            "a clock that ran ahead: trilogue clock --continue --reason ..."
        )
    return "\n".join(lines) + "\n"
