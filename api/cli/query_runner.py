"""Putting a question to the ledger and writing the answer in the form asked for."""

from collections.abc import Callable
from typing import Any, TypeVar

from api.cli.answer_writer import write_answer
from api.cli.exit_codes import CommandError
from api.cli.options import Asking
from api.cli.session import Session
from api.container import Services
from api.moments import read_day, read_known_at
from api.output.answers import Answer
from api.output.query_answers import answer_of
from api.output.query_context import QueryContext as AnswerContext
from api.output.wording import Speech
from projections.moment import Certainty, Moment
from projections.query_context import QueryContext
from projections.query_definitions.definition import Query

P = TypeVar("P")


def write(
    session: Session, asking: Asking, question: Callable[[AnswerContext], Answer]
) -> None:
    """Answer a question on stdout.

    Raises:
        CommandError: the ledger cannot be read.
        DomainError: the question names what the ledger does not know.
    """
    with session.services() as services:
        answer = question(_at(services, asking))
    write_answer(answer, asking.format)


def run(
    services: Services, asking: Asking, query: Query[P, Any], given: P, limit: int
) -> Answer:
    """Run a query, and put its first rows into words.

    Raises:
        DomainError: as the query says.
    """
    at = _at(services, asking)
    context = QueryContext(at.reader, at.moment, at.framework)
    page = query.read(context, given, first=limit, after=None)
    return answer_of(at, query, page)


def other_moment(at: AnswerContext, as_of: str | None, known_at: str | None) -> Moment:
    """Resolve the second moment of a comparison; what is not given is as in the first.

    Raises:
        MomentError: a text names no moment.
        CommandError: nothing is given, so that a moment is compared with itself.
    """
    if not (as_of or known_at):
        message = "name the other moment: --and-as-of DAY, or --and-known-at MOMENT"
        raise CommandError(message)
    known = at.moment.position
    return at.reader.moment(
        read_day(as_of, name="and-as-of") if as_of else at.moment.as_of,
        read_known_at(known_at, zone=at.reader.zone, name="and-known-at")
        if known_at
        else known,
        at.moment.certainty,
    )


def _at(services: Services, asking: Asking) -> AnswerContext:
    moment = services.reader.moment(
        read_day(asking.as_of) if asking.as_of else None,
        read_known_at(asking.known_at, zone=services.zone) if asking.known_at else None,
        Certainty[asking.certainty.name],
    )
    language = asking.lang or services.settings.language
    return AnswerContext(
        reader=services.reader,
        moment=moment,
        speech=Speech(str(language)),
        framework=services.settings.framework,
        zone=services.zone.key,
    )
