"""Run the GraphQL operation of a page, as any client could send it."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.graphql.context import Context, context_of
from api.graphql.error_formatting import retry_after
from wording.moments import moment_sentence

FOLDER = Path(__file__).parent / "operations"


class PageAnswer(NamedTuple):
    """The answer for a page.

    Attributes:
        at: the fields of ``at``; empty if there were problems.
        answered: the moment, as a sentence.
        problems: messages of errors for the reader.
    """

    at: Mapping[str, Any]
    answered: str = ""
    problems: tuple[str, ...] = ()


def query_page(
    request: Request, operation: str, language: str, **variables: object
) -> PageAnswer:
    """Run an operation of the folder ``operations``; it must query the moment too.

    Raises:
        HTTPException: 503 if the ledger cannot be read for the moment.
    """
    document = (FOLDER / f"{operation}.graphql").read_text(encoding="utf-8")
    context = context_of(request)
    result = request.app.state.engine.execute_sync(
        document,
        variable_values={"language": language.upper(), **variables},
        context_value=context,
    )
    if seconds := retry_after(result.errors):
        [first, *_] = result.errors
        raise HTTPException(503, first.message, {"retry-after": str(seconds)})
    if result.errors or result.data is None:
        return PageAnswer(
            {}, problems=tuple(_plain(error.message) for error in result.errors or ())
        )
    at = result.data["at"]
    return PageAnswer(at, _answered(context, at["moment"], language))


def _plain(message: str) -> str:
    """Remove what the library puts before our message about a variable."""
    _, found, sentence = message.partition("' has invalid value: ")
    return sentence if found else message


def _answered(context: Context, moment: Mapping[str, Any], language: str) -> str:
    known_at = moment["knownAt"]
    return moment_sentence(
        date.fromisoformat(moment["asOf"]),
        moment["position"],
        datetime.fromisoformat(known_at) if known_at else None,
        language=language,
        zone=context.services.zone.key,
    )
