"""Commands that show reports, their texts, a checklist and differences."""

from datetime import date
from typing import Annotated

import typer

from api.cli.answer_writer import write_answer
from api.cli.options import AnswerFormat, AsOf, Format
from api.cli.report.options import (
    Edition,
    For,
    KnownAt,
    Language,
    Languages,
    Mapping,
    Period,
)
from api.cli.report.workflow import language_of, open_workflow, read_request
from api.output import report as answers
from reports.checklist.checklist import checklist as check
from reports.differences import compared
from reports.mapping import default_mapping, read_mapping
from reports.texts import NO_TEXTS
from reports.workflow.listing import read_report_page
from reports.workflow.requests import ReportOptions

ALL = 1_000_000
"""More reports than any log has."""


def listed(ctx: typer.Context, *, form: AnswerFormat = Format.TABLE) -> None:
    """List all reports, the newest first, and where each stands."""
    with open_workflow(ctx.obj) as (workflow, services):
        page = read_report_page(services.reader, services.reader.moment(), first=ALL)
        write_answer(answers.reports(workflow, page.lives, language_of(services)), form)


def status(ctx: typer.Context, *, name: For, form: AnswerFormat = Format.TABLE) -> None:
    """Show where the report stands: editions, endorsements, what was issued."""
    with open_workflow(ctx.obj) as (workflow, services):
        life = workflow.life(name)
        write_answer(answers.status(workflow, life, language_of(services)), form)


def texts(ctx: typer.Context, *, name: For, form: AnswerFormat = Format.TABLE) -> None:
    """Show the texts that people wrote for it, those in conflict marked."""
    with open_workflow(ctx.obj) as (workflow, services):
        found = workflow.life(name).texts
        write_answer(answers.texts(found, language_of(services)), form)


def checklist(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: For,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    period: Period = None,
    mapping: Mapping = None,
    lang: Languages = None,
    form: AnswerFormat = Format.TABLE,
) -> None:
    """List what to look at before it is submitted; exit with 0 whatever is open."""
    with open_workflow(ctx.obj) as (workflow, services):
        request = read_request(
            services,
            as_of=as_of,
            known_at=known_at,
            period=period,
            mapping=mapping,
            languages=lang,
        )
        model = workflow.preview(name, request)
        moment = services.reader.moment(request.as_of, request.known_at)
        sections = read_mapping(request.mapping or default_mapping())
        texts = workflow.life(model.report).texts if model.report else NO_TEXTS
        found = check(services.reader, moment, model, texts=texts, sections=sections)
        write_answer(answers.checked(found, language_of(services)), form)


def diff(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    name: For,
    edition: Edition = None,
    and_edition: Annotated[
        int | None, typer.Option(min=1, help="The other; without it, a preview.")
    ] = None,
    lang: Language = None,
    form: AnswerFormat = Format.TABLE,
) -> None:
    """Show what differs between two editions, or an edition and how it is now."""
    with open_workflow(ctx.obj) as (workflow, services):
        language = language_of(services, lang)
        life = workflow.life(name)
        first = workflow.model(life, edition)
        if and_edition is None:
            # As of the same day: what differs is what was recorded or written since.
            day = date.fromisoformat(first.as_of)
            other = workflow.preview(
                name, ReportOptions(as_of=day, languages=(language,))
            )
        else:
            other = workflow.model(life, and_edition)
        found = compared(first.document(language), other.document(language))
        write_answer(answers.changes(found, language), form)
