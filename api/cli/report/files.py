"""Commands with files of the report: write one, issue one, read an edited one back."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.cli.answer_writer import write_answer
from api.cli.exit_codes import FAULT, CommandError
from api.cli.files.atomic_file import draft_of
from api.cli.option_parsing import read_texts
from api.cli.options import AnswerFormat, AsOf, Confirm, Format, Lang, Texts
from api.cli.output_messages import print_progress, print_recorded
from api.cli.report.options import (
    Calendar,
    Edition,
    For,
    KnownAt,
    Language,
    Mapping,
    Period,
    Template,
)
from api.cli.report.workflow import (
    content_of,
    language_of,
    open_workflow,
    print_conflicts,
    read_request,
)
from api.output import report as answers
from reports.fonts import FontMissingError, GlyphMissingError
from reports.model import Model
from reports.reading_back import ReadBack, ReadingBackError, read_file_properties
from reports.reading_back import read_back as read_word
from reports.workflow.files import SUFFIXES, File, Form, write_any_file, write_file
from reports.workflow.issued_files import Comparison
from reports.workflow.proposals import build_proposals
from reports.writers.errors import TemplateError

STDOUT = Path("-")
MOST_DIFFERENCES = 30


def write_report(  # noqa: PLR0913 - each is an option
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
        str | None,
        typer.Option(
            "--format", help="docx, pdf, html, md, akn or json; by default as the file."
        ),
    ] = None,
    lang: Language = None,
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
    if edition is not None:
        fixed = {
            "--as-of": as_of,
            "--known-at": known_at,
            "--period": period,
            "--calendar": calendar,
            "--mapping": mapping,
        }
        _check_absent([option for option, value in fixed.items() if value])
    form = form or _form_of(output)
    with open_workflow(ctx.obj) as (workflow, services):
        language = language_of(services, lang)
        request = read_request(
            services,
            as_of=as_of,
            known_at=known_at,
            period=period,
            calendar=calendar,
            mapping=mapping,
            template=template,
            languages=[lang] if lang else None,
        )
        content = request.template
        if edition is None:
            if form != "json":
                request = replace(request, languages=(language,))
            model, digest = workflow.preview(name, request), ""
        else:
            life = workflow.life(name)
            made = life.edition(edition)
            model, digest = workflow.model(life, edition), made.digest
            content = content or workflow.template(made)
        wanted = Form(form, language, annotated, content, services.settings.fonts)
        file = _written(write_file, model, wanted, digest)
    place = output or Path(file.name)
    if place == STDOUT:
        sys.stdout.buffer.write(file.content)
        return
    with draft_of(place) as draft:
        draft.write_bytes(file.content)
    print_progress(f"wrote {place}")


def _form_of(output: Path | None) -> str:
    """Return the format that a file is named for; Word if its name says none."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    return suffix if suffix in SUFFIXES else "docx"


def _check_absent(options: list[str]) -> None:
    """Refuse options that an edition keeps from when it was made."""
    if options:
        message = (
            f"an edition stays as it was made: leave out {' and '.join(options)}, or "
            "leave out --edition to see a preview"
        )
        raise CommandError(message)


def issue(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    file: Annotated[Path, typer.Option("--file", help="As it was published.")],
    *,
    name: For,
    edition: Edition = None,
    lang: Annotated[Lang, typer.Option(help="Language of the file.")],
    symbol: Annotated[
        Texts, typer.Option(help="A symbol printed on it; several.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="When; by default today.")
    ] = None,
    reason: Annotated[
        Texts, typer.Option(help="Why it differs from the edition.")
    ] = None,
) -> None:
    """Record that a file was issued: its bytes are kept, its words are compared."""
    published = content_of(file)
    with open_workflow(ctx.obj) as (workflow, services):
        life = workflow.life(name)
        made = life.edition(edition)
        wanted = Form(
            file.suffix.removeprefix("."),
            str(lang),
            template=workflow.template(made),
            fonts=services.settings.fonts,
        )
        model = workflow.model(life, made.number)
        written = _written(write_any_file, model, wanted, made.digest)
        done = workflow.issue(
            name,
            written._replace(content=published),
            number=made.number,
            language=str(lang),
            written=written.content,
            symbols=symbol or [],
            day=on or "",
            why=read_texts(reason or (), language=str(lang)),
        )
        print_recorded(services, done.recorded)
    is_same = published == written.content
    _print_comparison(done.comparison, made.number, is_same=is_same)


def _print_comparison(found: Comparison, number: int, *, is_same: bool) -> None:
    """Print how an issued file differs from its edition, word by word."""
    if is_same:
        print_progress(f"it is what edition {number} writes")
    elif not found.is_compared:
        print_progress(
            f"it differs from what edition {number} writes; its words were not "
            "compared, because pdftotext is not installed here"
        )
    elif not found.differences:
        print_progress(f"it has the same words as edition {number}, in another layout")
    else:
        print_progress(f"it differs from what edition {number} writes:")
        for one in found.differences[:MOST_DIFFERENCES]:
            print_progress(f"  {one.how}: {one.words}")
        left = len(found.differences) - MOST_DIFFERENCES
        if left > 0:
            print_progress(f"  and {left} more")


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
    accept_pending: Annotated[
        bool,
        typer.Option("--accept-pending", help="Record pending changes as well."),
    ] = False,
    confirm: Confirm = False,
    form: AnswerFormat = Format.TABLE,
) -> None:
    """Show what an edited Word file proposes, paragraph by paragraph."""
    content = content_of(file)
    with open_workflow(ctx.obj) as (workflow, services):
        life = workflow.life(name)
        try:
            properties = read_file_properties(content)
            number = edition or _number(properties.get("edition", ""))
            language = language_of(services, lang, properties.get("language"))
            model = workflow.model(life, number)
            expected = {"report": model.report, "edition": str(model.edition)}
            document = model.document(language)
            template = workflow.template(life.edition(number)) or None
            found = read_word(content, document, template=template, expected=expected)
        except ReadingBackError as error:
            raise CommandError(str(error)) from error
        settled, pending = (
            build_proposals(changes, document, life.texts)
            for changes in (found.changes, found.pending)
        )
        rows = answers.read_back(settled, pending, found, language_of(services))
        write_answer(rows, form)
        if not apply:
            return
        _check_anchored(found, confirmed=confirm)
        if accept_pending:
            settled = build_proposals(found.accepted, document, life.texts)
        elif found.pending:
            print_progress(
                f"pending changes are not recorded ({len(found.pending)}): accept or "
                "reject them in the file, or add --accept-pending"
            )
        for one in settled.texts:
            print_recorded(services, workflow.take(name, one, language))
        passages = {one.passage for one in settled.texts}
        print_conflicts(workflow.life(name).texts, passages)


def _check_anchored(found: ReadBack, *, confirmed: bool) -> None:
    """Refuse to record paragraphs that were recognised only by their words."""
    if found.accepted and not (found.is_anchored or confirmed):
        message = (
            "another program removed what identifies the paragraphs, so they were "
            "recognised by their words: check each of them, then add --confirm"
        )
        raise CommandError(message)


def _number(edition: str) -> int | None:
    """Read the edition that a file says it is of; a preview is of none."""
    return int(edition) if edition.isdecimal() and int(edition) else None


def _written(write: Callable[..., File], model: Model, form: Form, digest: str) -> File:
    try:
        return write(model, form, digest=digest)
    except (FontMissingError, GlyphMissingError, TemplateError) as error:
        raise CommandError(str(error), code=FAULT) from error
