"""Templates of Jinja2, and the filters that put values into words and markup."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day
from wording.codes import code_words
from wording.words import DEFAULT, Words, full_address, words

TEMPLATES = Path(__file__).parent / "templates"

NOTHING = "\N{EN DASH}"
"""What stands where there is no value."""

_TEXT = Markup('<span lang="{}" dir="auto">{}</span>')
_SIGN = Markup('<abbr class="sg {}" title="{}">{}</abbr>')
_POSITION = Markup('<a class="pos" href="{}">#{}</a>')
_LINK = Markup('<a href="{}">{}</a>')


class Sayings:
    """The messages of pages in a language; a bare key is of the group ``page``."""

    def __init__(self, language: str) -> None:
        self._words: Words = words(language)

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the words of a message, with facts in their places.

        Raises:
            KeyError: there is no such message.
        """
        return self._words.term(_address(key), **facts)

    def count(self, key: str, n: int, /, **facts: object) -> str:
        """Return the words of a message for a number."""
        return self._words.count(_address(key), n, **facts)

    def has(self, key: str) -> bool:
        """Return whether there is such a message."""
        return words(DEFAULT).has(_address(key))


def _address(key: str) -> str:
    return full_address(key if "/" in key else f"page/{key}")


def render(template: str, language: str, facts: Mapping[str, Any]) -> str:
    """Render a template of the folder ``templates``.

    Args:
        facts: what it names; besides, templates can always use `_`, `count`,
            `language` and `direction`.
    """
    say = Sayings(language)
    shared = {
        "_": say,
        "count": say.count,
        "language": language,
        "direction": words(language).direction,
    }
    return environment().get_template(template).render({**shared, **facts})


@cache
def environment() -> Environment:
    """Return the environment: values are escaped, and unknown names are errors."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "text": text,
        "named": named,
        "short": short,
        "subject": subject,
        "when": when,
        "day": day,
        "period": period,
        "code": code,
        "position": position,
        "number": number,
    }
    return made


@pass_context
def text(context: Context, given: Mapping[str, Any] | None) -> str:
    """Write a text of the record; one in another language says so in its markup.

    Args:
        given: its `words` and `language`; None shows a dash.
    """
    if not given:
        return NOTHING
    language = given["language"].lower()
    if language == context["language"]:
        return str(given["words"])
    return _TEXT.format(language, given["words"])


@pass_context
def named(context: Context, given: Mapping[str, Any] | None) -> str:
    """Write the name of a subject without a link.

    Args:
        given: its `name` and `reference`; None shows a dash.
    """
    if not given:
        return NOTHING
    if given.get("personalName"):
        return str(given["personalName"])
    return text(context, given["name"]) if given["name"] else str(given["reference"])


@pass_context
def short(context: Context, given: Mapping[str, Any]) -> str:
    """Write the short name of a subject; without one, its name."""
    if given["shortName"]:
        return text(context, given["shortName"])
    return named(context, given)


@pass_context
def subject(context: Context, given: Mapping[str, Any] | None) -> str:
    """Write the name of a subject as a link to its page.

    Args:
        given: its `ref`, `reference`, `family` and `name`; None shows a dash.
    """
    if not given:
        return NOTHING
    family, _, reference = given["ref"].partition(":")
    address = context["link"]("subject", family=family, reference=reference)
    return _LINK.format(address, named(context, given))


@pass_context
def when(context: Context, given: Mapping[str, Any] | None) -> str:
    """Write the date of an entry, with a sign if it was inferred.

    Args:
        given: its `display` and `basis`; None if the entry has no date.
    """
    say = context["_"]
    if not given:
        return str(say("undated"))
    if given.get("basis") != "INFERRED":
        return str(given["display"])
    sign = _SIGN.format("inf", say("mark/inferred"), "~")
    return Markup("{}{}").format(given["display"], sign)


@pass_context
def day(context: Context, given: str | date | None) -> str:
    """Write a day: a date, or its text such as ``2021-03-31``."""
    if not given:
        return NOTHING
    known = date.fromisoformat(given) if isinstance(given, str) else given
    return print_day(known, context["language"])


@pass_context
def period(context: Context, given: str) -> str:
    """Write a date in EDTF."""
    return print_date(Edtf.parse(given), context["language"])


@pass_context
def code(context: Context, given: str | None, field: str) -> str:
    """Write a code of a field, such as the value of an enumeration of GraphQL."""
    if not given:
        return NOTHING
    return code_words(context["language"], field, given.lower().replace("_", "-"))


@pass_context
def position(context: Context, given: int) -> str:
    """Write the position of an entry as a link to it."""
    return _POSITION.format(context["link"]("entry", position=given), given)


@pass_context
def number(context: Context, given: int) -> str:
    """Write a number as the language groups it."""
    return words(context["language"]).number(given)
