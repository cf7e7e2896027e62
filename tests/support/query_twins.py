"""Queries as the command line and GraphQL each answer them, to be compared.

A twin says how to ask GraphQL for what each column of a query shows.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from api.output.result import Cell
from domain.dates.printing import print_day
from wording.codes import code_words
from wording.periods import length_of_time
from wording.words import words

NOTHING = "—"

TEXT = "{ words language official }"
REFERENCE = f"{{ ref reference name {TEXT} personalName }}"
SUBJECT = f"{{ ref reference name {TEXT} }}"


class Shown(NamedTuple):
    """A value as an interface shows it: plain for programs, words for people."""

    value: Any
    words: str


NONE = Shown(None, NOTHING)


class EnumValue(str):
    """A code as an enumeration of GraphQL writes it."""

    __slots__ = ()


Show = Callable[[Any, str], Shown]
"""Takes what GraphQL answered, and the reader's language."""


class Selection(NamedTuple):
    """What GraphQL is asked for a column: a path of fields, and the last one's own."""

    path: str
    fields: str
    show: Show
    beside: str = ""

    @property
    def document(self) -> str:
        """The selection as GraphQL reads it."""
        *parents, last = self.path.split(".")
        begin = " { ".join((*parents, f"{last} {self.fields} {self.beside}"))
        return begin + " }" * len(parents)

    def read(self, row: Any, language: str) -> Shown:  # noqa: ANN401 - an answer in JSON
        """Show what was answered for a row."""
        *parents, last = self.path.split(".")
        for one in parents:
            row = (row or {}).get(one)
        if self.beside:
            coded = (row or {}).get(last), (row or {}).get(self.beside)
            return self.show(coded, language)
        return self.show((row or {}).get(last), language)


class Twin(NamedTuple):
    """A command, and the field of GraphQL that gives the same rows.

    Attributes:
        typed: the command with its options.
        asked: the field with its arguments.
        rows: takes flat rows, as the command has them, from one that GraphQL gives.
    """

    typed: str
    asked: str
    columns: Mapping[str, Selection]
    is_connection: bool = True
    rows: Callable[[Any], Iterator[Any]] = lambda row: iter([row])

    @property
    def name(self) -> str:
        """The command with its options, in letters that every tool passes on."""
        return re.sub(r"[^a-zA-Z0-9=/-]+", " ", self.typed)

    @property
    def field(self) -> str:
        """The name of the field."""
        return self.asked.partition("(")[0]

    @property
    def document(self) -> str:
        """The field with all that its columns show."""
        own = " ".join(one.document for one in self.columns.values())
        return f"{self.asked} {{ {self.page(own)} }}"

    def page(self, own: str) -> str:
        """Wrap what is selected of a row."""
        page = f"edges {{ node {{ {own} }} }} pageInfo {{ hasNextPage }}"
        return page if self.is_connection else own

    def read(self, answer: Any, language: str) -> list[dict[str, Shown]]:  # noqa: ANN401 - JSON
        """Show all rows of an answer."""
        nodes: Sequence[Any] = answer if isinstance(answer, list) else [answer]
        if self.is_connection:
            nodes = [edge["node"] for edge in answer["edges"]]
        return [
            {name: one.read(row, language) for name, one in self.columns.items()}
            for node in nodes
            for row in self.rows(node)
        ]


def text(found: Any, language: str) -> str:  # noqa: ANN401 - JSON
    """Put a text into words, with the marks that the command line adds."""
    mark = "" if found["official"] else "°"
    own = found["language"].lower()
    tag = "" if own == language else f" [{own}]"
    return f"{found['words']}{mark}{tag}"


def subject(path: str) -> Selection:
    """Select a subject."""
    return Selection(path, SUBJECT, _named)


def reference(path: str) -> Selection:
    """Select a reference."""
    return Selection(path, REFERENCE, _named)


def _named(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if not found:
        return NONE
    name = found.get("personalName") or (
        text(found["name"], language) if found["name"] else found["reference"]
    )
    return Shown(found["ref"], name)


def code(path: str) -> Selection:
    """Select a code with its words."""
    last = path.rpartition(".")[2]
    return Selection(path, "", _coded, beside=f"{last}Display")


def _coded(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    value, words = found
    return Shown(EnumValue(value), words) if value else NONE


def date(path: str) -> Selection:
    """Select a date in EDTF."""
    return Selection(path, "{ date display }", _dated)


def _dated(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found["date"], found["display"]) if found else NONE


def truth(path: str) -> Selection:
    """Select what is so or is not."""
    return Selection(path, "", _truth)


def _truth(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if found is None:
        return NONE
    return Shown(found, words(language).term(f"answer/{'yes' if found else 'no'}"))


def entry(path: str) -> Selection:
    """Select the position of an entry."""
    return Selection(path, "{ position }", _entry)


def _entry(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found["position"], str(found["position"])) if found else NONE


def same(cell: Cell, other: Shown) -> bool:
    """Compare a cell with what GraphQL shows, which writes codes otherwise."""
    if cell.text != other.words:
        return False
    if isinstance(other.value, EnumValue):
        return normal(cell.value) == other.value
    return bool(cell.value == other.value)


def normal(code: object) -> str:
    """Write a code as enumerations of GraphQL do."""
    return str(code).upper().replace("-", "_").replace(" ", "_")


def references(path: str) -> Selection:
    """Select references."""
    return Selection(path, REFERENCE, _all_named)


def _all_named(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if found is None:
        return NONE
    named = [_named(one, language) for one in found]
    words = "\n".join(one.words for one in named) or NOTHING
    return Shown([one.value for one in named], words)


def word(path: str) -> Selection:
    """Select a word or a number that is the same in every language."""
    return Selection(path, "", _worded)


def _worded(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    return NONE if found in (None, "") else Shown(found, str(found))


def day(path: str) -> Selection:
    """Select a day of the calendar."""
    return Selection(path, "", _day)


def _day(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if not found:
        return NONE
    return Shown(found, print_day(dt.date.fromisoformat(found), language))


def money(path: str) -> Selection:
    """Select an amount of money."""
    return Selection(path, "{ amount currency }", _money)


def _money(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    if not found:
        return NONE
    return Shown(found, words(language).money(found["amount"], found["currency"]))


def period(path: str) -> Selection:
    """Select a length of time."""
    return Selection(path, "", _period)


def _period(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found, length_of_time(words(language), found)) if found else NONE


def translated(path: str) -> Selection:
    """Select a text in the reader's language."""
    return Selection(path, TEXT, _text)


def _text(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found["words"], text(found, language)) if found else NONE


def named(path: str) -> Selection:
    """Select a subject's name, or else its reference."""
    return Selection(path, TEXT, _name, beside="reference")


def _name(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    name, bare = found
    return _text(name, language) if name else Shown(bare, bare)


def family(path: str) -> Selection:
    """Select a family of subjects."""
    return Selection(path, "", _family)


def _family(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(EnumValue(found), code_words(language, "family", found.lower()))


def word_list(path: str) -> Selection:
    """Select a list of words."""
    return Selection(path, "", _word_list)


def _word_list(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    return Shown(found, "\n".join(found) or NOTHING)


def field(name: str) -> Selection:
    """Select a field of a subject's state."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        held = [one for one in found if one["name"] == name]
        return Shown(held[0]["value"], held[0]["display"]) if held else NONE

    return Selection("fields", "{ name item value display }", show)


def entries(path: str) -> Selection:
    """Select the positions of entries."""
    return Selection(path, "{ position }", _entries)


def _entries(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    if found is None:
        return NONE
    positions = [one["position"] for one in found]
    return Shown(positions, ", ".join(map(str, positions)) or NOTHING)


def within(name: str) -> Callable[[Any], Iterator[Any]]:
    """Make a flat row of each part of a row, or one where it has none."""
    return lambda row: iter([{**row, name: one} for one in row[name] or [None]])


TERM = {
    "term": period("term.length"),
    "first_end": day("term.firstEnd"),
    "last_end": day("term.lastEnd"),
}

CONTRIBUTION_TOTAL = {
    "givers": references("givers"),
    "contribution_type": code("contributionType"),
    "status": code("status"),
    "contributions": word("count"),
    "without_amount": word("withoutAmount"),
    "total": money("total"),
}

MANDATE = {
    "subject": subject("subject"),
    "status": code("status"),
    "mirrors": references("mirrors"),
    "paragraph": word("paragraphs.number"),
    "state": code("paragraphs.state"),
    "action": translated("paragraphs.action"),
    "condition": translated("paragraphs.condition"),
    "addressees": references("paragraphs.addressees"),
    "deadline": date("paragraphs.deadline"),
    "due_at": reference("paragraphs.dueAt"),
    "recurrence": word("paragraphs.recurrence"),
    "stated": entry("paragraphs.stated"),
    "evidence": references("paragraphs.evidence"),
    "actions": entries("paragraphs.actions"),
}


def items(name: str) -> Selection:
    """Select the items of a field that holds several words."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        held = [one["item"] for one in found if one["name"] == name]
        return Shown(held, "\n".join(held) or NOTHING)

    return Selection("fields", "{ name item value display }", show)


FOUND = {
    "reference": word("ref"),
    "family": family("family"),
    "name": named("name"),
    "references": word_list("references"),
}

TWINS = (
    Twin(
        "subjects --family body --limit 12",
        "subjects(family: BODY, first: 12)",
        FOUND,
    ),
    Twin(
        "subjects --related-to MC-3/11 --field 'members[actor:brs]' --field stage",
        'subjects(filter: { relatedTo: ["MC-3/11"], fields: '
        '[{ name: "members", item: "actor:brs" }, { name: "stage" }] })',
        FOUND,
    ),
    Twin(
        "subjects --field status=held --limit 3",
        'subjects(filter: { fields: [{ name: "status", value: "held" }] }, first: 3)',
        FOUND,
    ),
    Twin(
        "search 汞 --family mandate",
        'subjects(family: MANDATE, filter: { text: "汞" })',
        FOUND,
    ),
    Twin(
        "documents --related-to minamata-cop-4 --status issued",
        'subjects(family: DOCUMENT, filter: { relatedTo: ["minamata-cop-4"], '
        'fields: [{ name: "status", value: "issued" }] })',
        {
            "reference": word("ref"),
            "name": named("name"),
            "symbols": items("symbols"),
            "document_type": field("document_type"),
            "status": field("status"),
        },
    ),
    Twin(
        "find unep/mc/cop.4/inf/17",
        'document(symbol: "unep/mc/cop.4/inf/17")',
        FOUND,
        is_connection=False,
    ),
    Twin(
        "agreements --limit 4",
        "agreements(first: 4)",
        {
            "subject": subject("subject"),
            "agreement_type": code("agreementType"),
            "status": code("status"),
            "parties": references("parties"),
            "has_budget": truth("hasBudget"),
            "budget": money("budget"),
            **TERM,
            "under": reference("under"),
            "service": word("services.name"),
            "givers": references("services.givers"),
            "recipients": references("services.recipients"),
            "at_cost": truth("services.atCost"),
            "entry": entry("services.entry"),
        },
        rows=within("services"),
    ),
    Twin(
        "mandates MC-3/11 --limit 3",
        'mandates(reference: "MC-3/11", first: 3)',
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "mandates --addressee minamata-cop --limit 3",
        'mandates(addressee: "minamata-cop", first: 3)',
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "coverage --limit 3",
        "coverage(first: 3)",
        MANDATE,
        rows=within("paragraphs"),
    ),
    Twin(
        "roles --body joint-task-force --function co-chair",
        'roles(filter: { body: "joint-task-force", function: CO_CHAIR })',
        {
            "subject": subject("subject"),
            "function": code("function"),
            "state": code("state"),
            "holder": reference("holder"),
            "entity": reference("entity"),
            "body": reference("body"),
            "area": reference("area"),
            **TERM,
            "entry": entry("entry"),
        },
    ),
    Twin(
        "terms-ending --from 2010-01-01 --to 2010-12-31",
        'termsEnding(from: "2010-01-01", to: "2010-12-31")',
        {"subject": subject("subject"), **TERM, "entry": entry("term.entry")},
        is_connection=False,
    ),
    Twin(
        "contributions --giver brs",
        'contributions(filter: { giver: "brs" })',
        {
            "subject": subject("subject"),
            "contribution_type": code("contributionType"),
            "status": code("status"),
            "givers": references("givers"),
            "recipients": references("recipients"),
            "money": money("money"),
            "at_cost": truth("atCost"),
        },
    ),
    Twin(
        "contribution-totals",
        "contributionTotals",
        CONTRIBUTION_TOTAL,
        is_connection=False,
    ),
    Twin(
        "contribution-totals --currency usd --type funding",
        'contributionTotals(filter: { currency: "usd", contributionType: FUNDING })',
        CONTRIBUTION_TOTAL,
        is_connection=False,
    ),
    Twin(
        "calendar --from 2015-01-01 --limit 40",
        'calendar(filter: { from: "2015-01-01" }, first: 40)',
        {
            "date": date("date"),
            "subject": subject("subject"),
            "status": code("status"),
            "tentative": truth("tentative"),
            "entry": entry("entry"),
        },
    ),
)
