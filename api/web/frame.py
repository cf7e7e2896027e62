"""What surrounds every page: languages, navigation, moment bar, downloads."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import orjson

from api.web.links import query_string
from api.web.moments import ChosenMoment, MomentField, problem_message
from api.web.page import Operation, Page
from api.web.reading import Reading, operation_text
from api.web.rendering import Sayings, render
from api.web.site import SITE, Address
from domain.dates.printing import print_day, print_instant
from wording.languages import LANGUAGE_NAMES
from wording.messages import message_words

SENTENCES = {
    "now": "moment_now",
    "past": "moment_past",
    "future": "moment_future",
    "compare": "moment_compare",
}
"""Kind of a moment -> the message that says it."""

LABELS = {
    "as_of": ("moment_as_of", "moment_as_of_hint"),
    "known_at": ("moment_known_at", "moment_known_at_hint"),
    "compare": ("moment_compare_label", "moment_compare_hint"),
}
"""Field of the moment bar -> the messages of its label and its hint."""

STEPS = {"previous": "previous_change", "next": "next_change"}

FILES = {
    "csv": "as_csv",
    "xlsx": "as_xlsx",
    "json": "as_json",
    "atom": "as_atom",
    "ics": "as_ics",
}
"""Format -> the message of the link to a file of it."""


class Way(NamedTuple):
    """A link of the navigation."""

    label: str
    address: str
    is_current: bool


class Field(NamedTuple):
    """A field of the moment bar, as the page shows it.

    Attributes:
        label: its label, and a hint that says what to write.
        value: what stands in it: what was typed, if it was not understood.
        shown: what was understood, in words.
        choices: (label, address) of each day that it can mean.
    """

    name: str
    label: str
    hint: str
    value: str
    shown: str
    problem: str
    choices: tuple[tuple[str, str], ...]


class MomentBar(NamedTuple):
    """The bar that says which moment a page describes, and lets a reader choose.

    Attributes:
        says: the moment in words.
        kind: "now", "past", "future" or "compare".
        hidden: the other parameters of the page, for its form.
        steps: (label, address) of the days before and after it on which something
            changed, and of today.
    """

    says: str
    kind: str
    fields: tuple[Field, ...]
    hidden: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]

    @property
    def is_open(self) -> bool:
        """Whether its form is shown at once."""
        return any(one.problem for one in self.fields)


def render_page(reading: Reading, page: Page, address: Address) -> str:
    """Render a page within its frame."""
    at = reading.ask("frame", subject=page.subject or None)
    say = Sayings(reading.language)
    bar = _moment_bar(reading, at, say)
    facts = {
        **_shared(reading, say, address.name),
        "bar": bar,
        "last_position": at["moment"]["position"],
        "cited": _cited(reading, at["moment"]),
        "downloads": _downloads(reading, page, address, at["moment"], say),
        **page.facts,
    }
    return render(f"pages/{page.template}", reading.language, facts)


def render_error(reading: Reading, template: str, facts: Mapping[str, Any]) -> str:
    """Render a page that says why another cannot be shown; it reads no ledger."""
    say = Sayings(reading.language)
    bar = None
    if reading.moment.problems:
        bar = MomentBar("", "now", _fields(reading, say), _hidden(reading), ())
    shared = _shared(reading, say, "")
    own = {**shared, "bar": bar, "cited": "", "downloads": (), **facts}
    return render(f"pages/{template}", reading.language, own)


def _shared(reading: Reading, say: Sayings, current: str) -> dict[str, Any]:
    ways = {
        place: [
            Way(say(f"nav/{one.name}"), reading.link(one.name), one.name == current)
            for one in SITE
            if one.place == place
        ]
        for place in ("head", "foot")
    }
    languages = [
        (code, name, reading.link_here(language=code))
        for code, name in LANGUAGE_NAMES.items()
    ]
    return {
        "link": reading.link,
        "here": reading.link_here,
        "value": reading.value,
        "moment": reading.moment,
        "ways": ways,
        "languages": languages,
        "language_names": LANGUAGE_NAMES,
    }


def _moment_bar(reading: Reading, at: Mapping[str, Any], say: Sayings) -> MomentBar:
    moment, chosen = at["moment"], reading.moment
    day = date.fromisoformat(moment["asOf"])
    today = reading.services.today
    kind = "now"
    if chosen.compare.value:
        kind = "compare"
    elif chosen.is_chosen:
        kind = "future" if day > today else "past"
    known = chosen.known_at.value and _known(reading, moment)
    said = say(
        SENTENCES[kind],
        day=print_day(day, reading.language),
        known=known or say("known_now"),
        other=chosen.compare.shown,
    )
    steps = _steps(reading, at.get("changeDays"), chosen, say)
    return MomentBar(said, kind, _fields(reading, say), _hidden(reading), steps)


def _known(reading: Reading, moment: Mapping[str, Any]) -> str:
    """Say up to which entry the log is known, and when that was recorded."""
    say = Sayings(reading.language)
    if not moment["knownAt"]:
        return say("known_empty")
    instant = print_instant(
        datetime.fromisoformat(moment["knownAt"]),
        reading.language,
        zone=reading.services.zone.key,
    )
    return say("known_position", position=moment["position"], instant=instant)


def _steps(
    reading: Reading,
    days: Mapping[str, Any] | None,
    chosen: ChosenMoment,
    say: Sayings,
) -> tuple[tuple[str, str], ...]:
    found = []
    for name, key in STEPS.items():
        if days and days[name]:
            day = print_day(date.fromisoformat(days[name]), reading.language)
            address = reading.link_here(as_of=days[name])
            found.append((say(key, day=day), address))
    if chosen.is_chosen or chosen.compare.value:
        now = reading.link_here(as_of="", known_at="", compare="")
        found.append((say("back_to_today"), now))
    return tuple(found)


def _fields(reading: Reading, say: Sayings) -> tuple[Field, ...]:
    return tuple(_field(reading, say, one) for one in reading.moment)


def _field(reading: Reading, say: Sayings, given: MomentField) -> Field:
    language = reading.language
    shown = given.shown
    if given.is_narrowed:
        shown = say("last_day", typed=given.typed, day=given.shown)
    problem = ""
    if given.problem:
        problem = message_words(problem_message(given.problem), language=language)
    choices = tuple(
        (print_day(one, language), reading.link_here(**{given.name: one.isoformat()}))
        for one in given.choices
    )
    value = given.shown or given.typed
    label, hint = (say(one) for one in LABELS[given.name])
    return Field(given.name, label, hint, value, shown, problem, choices)


def _hidden(reading: Reading) -> tuple[tuple[str, str], ...]:
    return (("language", reading.language), *reading.own_parameters)


def _cited(reading: Reading, moment: Mapping[str, Any]) -> str:
    """Return the address of this page with its moment fixed on both clocks."""
    return reading.link_here(as_of=moment["asOf"], known_at=f"#{moment['position']}")


def _downloads(
    reading: Reading,
    page: Page,
    address: Address,
    moment: Mapping[str, Any],
    say: Sayings,
) -> tuple[tuple[str, str], ...]:
    """Return (label, address) of the files of a page, and of its operation."""
    files = [
        (say(FILES[one]), reading.link_here(suffix=f".{one}"))
        for one in address.formats
    ]
    if page.listing:
        shown = explorer_address(reading, page.listing.operation)
        files.append((say("as_graphql"), shown))
    return (*files, (say("cite"), _cited(reading, moment)))


def explorer_address(reading: Reading, operation: Operation) -> str:
    """Return the address of the explorer with an operation and its variables."""
    variables = orjson.dumps(operation.variables, option=orjson.OPT_INDENT_2).decode()
    shown = {"query": operation_text(operation.name), "variables": variables}
    return f"{reading.link('explorer')}#{query_string(shown.items())[1:]}"
