"""Files of the report on the command line: written, read back, issued."""

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from api.cli.answer_writer import write_answer
from api.cli.atomic_file import draft_of
from api.cli.exit_codes import FAULT, CommandError
from api.cli.option_parsing import read_texts
from api.cli.options import Format
from api.cli.output_messages import print_progress, print_recorded
from api.cli.session import Session
from api.container import Services, author_from_settings
from api.output import report as answers
from domain.texts import LANGUAGES
from projections.moment_parsing import read_day, read_known_at
from reports.desk.desk import Desk
from reports.desk.files import File, Form, write_file
from reports.desk.proposals import proposed
from reports.desk.requests import Wanted
from reports.fonts import FontMissingError, GlyphMissingError
from reports.model import Model
from reports.reading_back import ReadingBackError, said_of
from reports.reading_back import read_back as read_word
from reports.texts import Texts
from reports.writers.docx.template import TemplateError
from store.artefacts import Artefacts

STDOUT = Path("-")
KEPT = ("as_of", "known_at", "period", "calendar", "mapping")
"""What an edition was made with, and keeps."""
UNWRITTEN = (FontMissingError, GlyphMissingError, TemplateError)
"""Why a file cannot be written here, whoever asks."""


class Asked(NamedTuple):
    """A report as it was typed."""

    name: str
    as_of: str | None
    known_at: str | None
    period: str | None
    mapping: Path | None
    template: Path | None
    languages: Sequence[str]
    calendar: str | None = None


@contextmanager
def desk(session: Session) -> Iterator[tuple[Desk, Services]]:
    """Open the ledger, and the desk at which its reports are worked on."""
    with session.services() as services:
        kept = Artefacts(services.engine)
        yield (
            Desk(
                services.ledger,
                services.reader,
                kept,
                author_from_settings(services.settings),
            ),
            services,
        )


def wanted(asked: Asked, services: Services) -> Wanted:
    """Read what was typed.

    Raises:
        MomentError: a text names no moment.
        CommandError: a file cannot be read.
    """
    zone = services.zone
    return Wanted(
        period=asked.period,
        calendar=asked.calendar,
        as_of=_day(asked.as_of),
        known_at=read_known_at(asked.known_at, zone=zone) if asked.known_at else None,
        languages=tuple(map(str, asked.languages)) or LANGUAGES,
        mapping=content_of(asked.mapping) if asked.mapping else b"",
        template=content_of(asked.template) if asked.template else b"",
    )


def write(  # noqa: PLR0913 - what was typed
    session: Session,
    asked: Asked,
    *,
    edition: int | None,
    form: str,
    annotated: bool,
    output: Path | None,
) -> None:
    """Write the report as a file, and say where it is.

    Raises:
        CommandError: an edition is asked to be another than it is.
    """
    if edition is not None:
        _check_kept(asked)
    with desk(session) as (at, services):
        language = (
            str(asked.languages[0]) if asked.languages else services.settings.language
        )
        chosen = wanted(asked, services)
        if edition is None:
            one = chosen if form == "json" else _alone(chosen, language)
            model, digest, template = at.preview(asked.name, one), "", chosen.template
        else:
            life = at.life(asked.name)
            made = life.edition(edition)
            model, digest = at.model(life, edition), made.digest
            template = chosen.template or at.template(made)
        wish = Form(form, language, annotated, template, services.settings.fonts)
        file = written(model, wish, digest)
    place = output or Path(file.name)
    _save(place, file.content)
    if place != STDOUT:
        print_progress(f"wrote {place}")


def issue(  # noqa: PLR0913 - what a publication is
    session: Session,
    path: Path,
    *,
    name: str,
    edition: int | None,
    language: str,
    symbols: Sequence[str],
    day: str | None,
    reasons: Sequence[str],
) -> None:
    """Say that a file was issued, and whether it is what the edition writes."""
    published = content_of(path)
    with desk(session) as (at, services):
        life = at.life(name)
        made = life.edition(edition)
        wish = Form(
            path.suffix.removeprefix("."),
            str(language),
            template=at.template(made),
            fonts=services.settings.fonts,
        )
        file = written(at.model(life, made.number), wish, made.digest)
        done = at.issue(
            name,
            file._replace(content=published),
            number=made.number,
            language=str(language),
            written=file.content,
            symbols=symbols,
            day=day or "",
            why=read_texts(reasons, language=str(language)),
        )
    print_recorded(done, dry_run=False)
    same = published == file.content
    print_progress(
        f"it {'is' if same else 'differs from'} what edition {made.number} writes"
    )


def read_back(  # noqa: PLR0913 - what was typed
    session: Session,
    path: Path,
    *,
    name: str,
    edition: int | None,
    language: str | None,
    apply: bool,
    form: Format,
) -> None:
    """Show what an edited Word file proposes; record it as texts if told to."""
    content = content_of(path)
    with desk(session) as (at, services):
        life = at.life(name)
        try:
            said = said_of(content)
            number = edition or _number(said.get("edition", ""))
            code = str(language or said.get("language") or services.settings.language)
            model = at.model(life, number)
            expected = {"report": model.report, "edition": str(model.edition)}
            document = model.document(code)
            found = read_word(content, document, expected=expected)
        except ReadingBackError as error:
            raise CommandError(str(error)) from error
        proposals = proposed(found.changes, document, life.texts)
        write_answer(
            answers.proposals(proposals, found, services.settings.language), form
        )
        for one in proposals.texts if apply else ():
            print_recorded(at.take(name, one, code), dry_run=False)
        if apply:
            tell_conflicts(at.life(name).texts, {o.passage for o in proposals.texts})


def tell_conflicts(texts: Texts, passages: Collection[str]) -> None:
    """Say where texts stand whose writers did not see each other's."""
    for one in texts.conflicts():
        passage = one[0].passage
        if passage in passages:
            print_progress(
                f"conflict: {len(one)} texts stand at {passage}; write one for all"
            )


def _number(edition: str) -> int | None:
    """Read the edition that a file says it is of; a preview is of none."""
    return int(edition) if edition.isdecimal() and int(edition) else None


def written(model: Model, form: Form, digest: str) -> File:
    """Write a file.

    Raises:
        CommandError: a font is missing, or a template cannot be used.
    """
    try:
        return write_file(model, form, digest=digest)
    except UNWRITTEN as error:
        raise CommandError(str(error), code=FAULT) from error


def content_of(path: Path) -> bytes:
    """Read a file.

    Raises:
        CommandError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise CommandError(message) from error


def _alone(chosen: Wanted, language: str) -> Wanted:
    return replace(chosen, languages=(language,))


def _check_kept(asked: Asked) -> None:
    given = [name for name in KEPT if getattr(asked, name)]
    if given:
        options = " and ".join(f"--{name.replace('_', '-')}" for name in given)
        message = (
            f"an edition stays as it was made: leave out {options}, or leave out "
            f"--edition to see a preview"
        )
        raise CommandError(message)


def _day(text: str | None) -> date | None:
    return read_day(text) if text else None


def _save(place: Path, content: bytes) -> None:
    if place == STDOUT:
        sys.stdout.buffer.write(content)
        return
    with draft_of(place) as draft:
        draft.write_bytes(content)
