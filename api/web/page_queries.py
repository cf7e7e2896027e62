"""Asking for a page: an operation of ours, sent as any client would send it."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from api.graphql.context import Context
from api.graphql.execution import execute_sync
from wording.moments import moment_sentence

FOLDER = Path(__file__).parent / "operations"


class Told(NamedTuple):
    """What was answered.

    Attributes:
        at: answers at the moment, by field; empty where there were problems.
        answered: the moment, in a sentence.
    """

    at: Mapping[str, Any]
    answered: str = ""
    problems: tuple[str, ...] = ()


def ask(context: Context, operation: str, language: str, **variables: object) -> Told:
    """Send one of our operations, which asks for the moment too."""
    document = (FOLDER / f"{operation}.graphql").read_text(encoding="utf-8")
    result = execute_sync(
        document,
        variable_values={"language": language.upper(), **variables},
        context_value=context,
    )
    if result.errors or result.data is None:
        return Told({}, problems=tuple(_plain(o.message) for o in result.errors or ()))
    at = result.data["at"]
    return Told(at, _answered(context, at["moment"], language))


def _plain(message: str) -> str:
    """Leave out what the library puts before our sentence on a variable."""
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
