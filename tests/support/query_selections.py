"""What GraphQL is asked for a value that a command shows, and how it should show it."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from api.output.result import NOTHING, Cell
from wording.codes import code_words
from wording.values import ValueFormatter
from wording.words import heading
from wording.words import words as words_in

MARKS = re.compile(r"°| \[(?:en|fr|es|ru|zh|ar)\]|~")
ZONE = "Europe/Zurich"
TEXT = "{ words language official }"
REFERENCE = f"{{ ref reference name {TEXT} personalName }}"
SUBJECT = f"{{ ref reference name {TEXT} }}"


class Shown(NamedTuple):
    """A value as a command shows it: plain for programs, words for people.

    Attributes:
        words: None where GraphQL has no words to compare with.
        is_marked: whether the words have the marks that a table adds.
    """

    value: Any
    words: str | None
    is_marked: bool = True

    def is_shown_by(self, cell: Cell) -> bool:
        """Compare with a cell; enumerations of GraphQL write codes in their own way."""
        text = cell.text if self.is_marked else MARKS.sub("", cell.text)
        if self.words not in {None, text}:
            return False
        if isinstance(self.value, EnumValue):
            return normal(cell.value) == self.value
        return self.value is ANYTHING or bool(cell.value == self.value)


class EnumValue(str):
    """A code as an enumeration of GraphQL writes it."""

    __slots__ = ()


ANYTHING = object()
"""The plain value where GraphQL has none to compare with."""

NONE = Shown(None, NOTHING)


class Selection(NamedTuple):
    """A selection of GraphQL, and what a command shows for its answer.

    Attributes:
        document: fields of a row.
        show: takes the row and the reader's language.
    """

    document: str
    show: Callable[[Any, str], Shown]


def normal(code: object) -> str:
    """Write a code as enumerations of GraphQL do."""
    return str(code).upper().replace("-", "_").replace(" ", "_").replace(".", "_")


def unmarked(value: object, words: str) -> Shown:
    """Expect words that GraphQL gives without marks."""
    return Shown(value, words or NOTHING, is_marked=False)


def selected(
    path: str, own: str, show: Callable[[Any, str], Shown], beside: str = ""
) -> Selection:
    """Select a field by its path, such as ``term.length``.

    Args:
        own: what is selected of it.
        beside: a field beside it, which ``show`` gets too.
    """
    *parents, last = path.split(".")
    document = " { ".join((*parents, f"{last} {own} {beside}")) + " }" * len(parents)

    def read(row: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        for one in parents:
            row = (row or {}).get(one)
        row = row or {}
        found = (row.get(last), row.get(beside)) if beside else row.get(last)
        return show(found, language)

    return Selection(document, read)


def text_in(found: Any, language: str) -> str:  # noqa: ANN401 - JSON
    """Put a text into words, with the marks that a table adds."""
    mark = "" if found["official"] else "°"
    own = found["language"].lower()
    tag = "" if own == language else f" [{own}]"
    return f"{found['words']}{mark}{tag}"


def subject(path: str) -> Selection:
    """Select a subject."""
    return selected(path, SUBJECT, show_reference)


def reference(path: str) -> Selection:
    """Select a reference."""
    return selected(path, REFERENCE, show_reference)


def show_reference(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
    """Show a subject by its name."""
    return Shown(found["ref"], name_in(found, language)) if found else NONE


def name_in(found: Any, language: str) -> str:  # noqa: ANN401 - JSON
    """Name a subject as a table does."""
    if found.get("personalName"):
        return str(found["personalName"])
    name = found["name"]
    return text_in(name, language) if name else str(found["reference"])


def references(path: str) -> Selection:
    """Select references."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if found is None:
            return NONE
        names = [name_in(one, language) for one in found]
        return Shown([one["ref"] for one in found], "\n".join(names) or NOTHING)

    return selected(path, REFERENCE, show)


def bare_reference(path: str) -> Selection:
    """Select a reference that a table shows without its family."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        return Shown(found["ref"], found["reference"]) if found else NONE

    return selected(path, "{ ref reference }", show)


def actor(path: str) -> Selection:
    """Select who recorded an entry, or for whom."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        return Shown(found["reference"], name_in(found, language)) if found else NONE

    return selected(path, REFERENCE, show)


def code(path: str) -> Selection:
    """Select a code with its words."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        value, words = found
        return Shown(EnumValue(value), words) if value else NONE

    last = path.rpartition(".")[2]
    return selected(path, "", show, beside=f"{last}Display")


def code_of(field: str, path: str) -> Selection:
    """Select a code of a field for which GraphQL has no words."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        plain = found.lower().replace("_", "-")
        return Shown(EnumValue(found), code_words(language, field, plain))

    return selected(path, "", show)


def plain_code(path: str) -> Selection:
    """Select a code that a command shows as it is stored."""

    def show(found: str, _: str) -> Shown:
        return Shown(EnumValue(found), found.lower().replace("_", "-"))

    return selected(path, "", show)


def date(path: str) -> Selection:
    """Select a date in EDTF."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        return Shown(found["date"], found["display"]) if found else NONE

    return selected(path, "{ date display }", show)


def day(path: str) -> Selection:
    """Select a day of the calendar."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        words = ValueFormatter(language).day(dt.date.fromisoformat(found)).words
        return Shown(found, words)

    return selected(path, "", show)


def instant(path: str) -> Selection:
    """Select an instant."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        at = dt.datetime.fromisoformat(found)
        return Shown(found, ValueFormatter(language).instant(at, ZONE).words)

    return selected(path, "", show)


def truth(path: str) -> Selection:
    """Select what is so or is not."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if found is None:
            return NONE
        key = "yes" if found else "no"
        return Shown(found, words_in(language).term(f"answer/{key}"))

    return selected(path, "", show)


def word(path: str) -> Selection:
    """Select a word or a number that is the same in every language."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        return NONE if found in (None, "") else Shown(found, str(found))

    return selected(path, "", show)


def word_list(path: str) -> Selection:
    """Select a list of words."""
    return selected(
        path, "", lambda found, _: Shown(found, "\n".join(found) or NOTHING)
    )


def text(path: str) -> Selection:
    """Select a text in the reader's language."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        return Shown(found["words"], text_in(found, language)) if found else NONE

    return selected(path, TEXT, show)


def name(path: str) -> Selection:
    """Select a subject's name, or else its reference."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        stated, bare = found
        if not stated:
            return Shown(bare, bare)
        return Shown(stated["words"], text_in(stated, language))

    return selected(path, TEXT, show, beside="reference")


def period(path: str, field: str) -> Selection:
    """Select a length of time, which GraphQL does not put into words."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        return Shown(found, ValueFormatter(language).field(field, found).words)

    return selected(path, "", show)


def money(path: str) -> Selection:
    """Select an amount of money, which GraphQL does not put into words."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if not found:
            return NONE
        words = ValueFormatter(language).money(found["amount"], found["currency"])
        return Shown(found, words.words)

    return selected(path, "{ amount currency }", show)


def entry(path: str) -> Selection:
    """Select the position of an entry."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        position = found and found["position"]
        return Shown(position, str(position)) if found else NONE

    return selected(path, "{ position }", show)


def entries(path: str) -> Selection:
    """Select the positions of entries."""

    def show(found: Any, language: str) -> Shown:  # noqa: ANN401 - JSON
        if found is None:
            return NONE
        return show_positions([one["position"] for one in found], language)

    return selected(path, "{ position }", show)


def position(path: str) -> Selection:
    """Select the position of an entry, given as a number; 0 for none."""
    return selected(path, "", lambda at, _: Shown(at, str(at)) if at else NONE)


def positions(path: str) -> Selection:
    """Select positions of entries, given as numbers."""
    return selected(path, "", show_positions)


def show_positions(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
    """Show positions of entries."""
    return Shown(found, ", ".join(map(str, found)) or NOTHING)


def field(name: str) -> Selection:
    """Select a field of a subject's state."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        held = [one for one in found if one["name"] == name]
        return Shown(held[0]["value"], held[0]["display"]) if held else NONE

    return selected("fields", "{ name item value display }", show)


def items(name: str) -> Selection:
    """Select the items of a field that holds several words."""

    def show(found: Any, _: str) -> Shown:  # noqa: ANN401 - JSON
        held = [one["item"] for one in found if one["name"] == name]
        return Shown(held, "\n".join(held) or NOTHING)

    return selected("fields", "{ name item value display }", show)


def headed(path: str) -> Selection:
    """Select the name of a column, which is shown as its heading."""
    return selected(path, "", lambda found, lang: Shown(found, heading(lang, found)))


def plain(path: str, own: str = "") -> Selection:
    """Select a value whose words are not compared."""
    return selected(path, own, lambda found, _: Shown(found, None))


def constant(value: object, words: str) -> Selection:
    """Expect the same of every row, whatever GraphQL gives."""
    return Selection("__typename", lambda _, __: Shown(value, words))
