"""Render templates with Jinja2: all values are escaped, undefined names are errors."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day
from wording.codes import code_words
from wording.languages import LANGUAGE_NAMES
from wording.words import DEFAULT, words

NO_STORE = {"cache-control": "no-store"}
"""For pages that may contain personal values: caches must not keep erased ones."""

_GROUPS = ("page", "column", "answer", "mark")

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, language: str, **facts: Any) -> str:  # noqa: ANN401 - what the template names
    """Render a template in a language."""
    return _environment.get_template(template).render(
        **{group: _messages(language, group) for group in _GROUPS},
        code=partial(code_words, language),
        day=lambda iso: print_day(date.fromisoformat(iso), language),
        period=lambda edtf: print_date(Edtf.parse(edtf), language),
        language=language,
        direction=words(language).direction,
        languages=LANGUAGE_NAMES,
        **facts,
    )


@cache
def _messages(language: str, group: str) -> Mapping[str, str]:
    """Return the messages of a group by key."""
    messages = words(language)
    addresses = words(DEFAULT).addresses()
    own = [one for one in addresses if one.startswith(f"{group}/")]
    return {one.removeprefix(f"{group}/"): messages.term(one) for one in own}


def check_length(name: str, value: str, most: int) -> str:
    """Return the value of a parameter without spaces around it.

    Raises:
        HTTPException: the value has more characters than `most`.
    """
    if len(value) > most:
        raise HTTPException(422, f"{name}: give at most {most} characters")
    return value.strip()


def requested_language(request: Request) -> str:
    """Return the language that a request names, or else that of the settings."""
    wanted = request.query_params.get("language", "")
    default: str = request.app.state.services.settings.language
    return next((one for one in (wanted, default) if one in LANGUAGE_NAMES), DEFAULT)
