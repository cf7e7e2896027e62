"""What is to know of a report, on the command line."""

from datetime import date

from api.cli.answer_writer import write_answer
from api.cli.options import Format
from api.cli.report.files import Asked, desk, wanted
from api.cli.session import Session
from api.output import report as answers
from reports.checklist.checklist import checklist as check
from reports.desk.listing import reports_page
from reports.desk.requests import Wanted
from reports.differences import compared
from reports.mapping import default_mapping, read_mapping
from reports.texts import NO_TEXTS

ALL = 1_000_000
"""More reports than any log has: whoever lists them sees all of them."""


def listed(session: Session, form: Format) -> None:
    """Show all reports, the newest first."""
    with desk(session) as (at, services):
        page = reports_page(services.reader, services.reader.moment(), first=ALL)
        language = services.settings.language
        write_answer(answers.reports(at, page.lives, language), form)


def status(session: Session, name: str, form: Format) -> None:
    """Show where a report stands."""
    with desk(session) as (at, services):
        life = at.life(name)
        write_answer(answers.status(at, life, services.settings.language), form)


def texts(session: Session, name: str, form: Format) -> None:
    """Show the texts that stand."""
    with desk(session) as (at, services):
        found = at.life(name).texts
        write_answer(answers.texts(found, services.settings.language), form)


def checklist(session: Session, asked: Asked, form: Format) -> None:
    """Show what to look at."""
    with desk(session) as (at, services):
        chosen = wanted(asked, services)
        model = at.preview(asked.name, chosen)
        moment = services.reader.moment(chosen.as_of, chosen.known_at)
        sections = read_mapping(chosen.mapping or default_mapping())
        texts = at.life(model.report).texts if model.report else NO_TEXTS
        found = check(services.reader, moment, model, texts=texts, sections=sections)
        write_answer(answers.checked(found, services.settings.language), form)


def diff(  # noqa: PLR0913 - what was typed
    session: Session,
    name: str,
    *,
    edition: int | None,
    other: int | None,
    language: str | None,
    form: Format,
) -> None:
    """Show what differs."""
    with desk(session) as (at, services):
        code = str(language or services.settings.language)
        life = at.life(name)
        first = at.model(life, edition)
        old = first.document(code)
        if other is None:
            # As of the same day: what differs is what was recorded or written since.
            day = date.fromisoformat(first.as_of)
            preview = at.preview(name, Wanted(as_of=day, languages=(code,)))
            new = preview.document(code)
        else:
            new = at.model(life, other).document(code)
        write_answer(answers.changes(compared(old, new), code), form)
