"""Our words in one language: terms, headings, counts, lists, numbers, money.

They stand in ``wording/locale/<language>.po``. ``msgctxt`` is a group, ``msgid`` a key;
docs/report-words.md lists the groups. An address is ``group/key``; a bare key is a
``term``.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal, NamedTuple

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from wording.catalogue import Entry, catalogue

Direction = Literal["ltr", "rtl"]
DEFAULT = "en"
FEW = 2
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Plural categories of CLDR, in the order in which a catalogue gives its forms."""

_LOCALES = {"en": "en_GB"}


class State(NamedTuple):
    """How far words can be relied on.

    Attributes:
        standing: printed by an official source, reviewed by people, or ours alone.
        by: the source, or who reviewed them; empty for ours.
    """

    standing: Literal["official", "reviewed", "ours"]
    by: str = ""


class Shown(NamedTuple):
    """Words and their language; empty where it is the one that was asked for."""

    words: str
    language: str = ""


class Words:
    """The words of one language; what it lacks is said in English."""

    def __init__(
        self, language: str, entries: Mapping[str, Entry] | None = None
    ) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, language))
        self._own = catalogue(language) if entries is None else entries
        tags = {*self.locale.plural_form.tags, "other"}
        self._categories = [one for one in CATEGORIES if one in tags]

    def addresses(self) -> Iterable[str]:
        """List the addresses that the language has words for, in the file's order."""
        return self._own

    @property
    def direction(self) -> Direction:
        """In which direction the language is written."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def space(self) -> str:
        """What stands between two sentences."""
        return " " if self.term("format/space") == "yes" else ""

    def has(self, address: str) -> bool:
        """Tell whether the language has words of its own."""
        return full(address) in self._own

    def term(self, address: str, /, **values: object) -> str:
        """Give words, with values in their places.

        Raises:
            KeyError: not even English has words for it.
        """
        return self.shown(address, **values).words

    def shown(self, address: str, /, **values: object) -> Shown:
        """Give words and, where the language has none of its own, theirs.

        Raises:
            KeyError: not even English has words for it.
        """
        entry, language = self._find(address)
        words = entry.forms[-1]
        return Shown(words.format_map(values) if values else words, language)

    def count(self, address: str, n: int, /, **values: object) -> str:
        """Give words that go with a number, which stands in the place ``{n}``.

        Small numbers are spelt out where the language has words for them.
        """
        entry, language = self._find(address)
        said_by = words(language) if language else self
        form = entry.forms[min(said_by._form(n), len(entry.forms) - 1)]  # noqa: SLF001 - it is one of us
        return form.format_map({**values, "n": said_by.spelt(n)})

    def state(self, address: str) -> State:
        """Say how far the words can be relied on.

        Raises:
            KeyError: not even English has words for it.
        """
        notes = self._find(address)[0].notes
        if notes.get("state") == "official":
            return State("official", notes.get("source", ""))
        by = notes.get("reviewed-by", "")
        return State("reviewed", by) if by else State("ours")

    def split(self, address: str) -> tuple[str, ...]:
        """Give words that are a list with bars, such as the names of months."""
        return tuple(one.strip() for one in self.term(address).split("|"))

    def listed(self, items: Sequence[str]) -> str:
        """Write a list as a sentence does: "A, B and C"."""
        return format_list(list(items), locale=self.locale)

    def listed_nested(self, items: Sequence[str]) -> str:
        """Write a list some of whose items are lists: "A, B and C, and D"."""
        few = len(items) <= FEW
        key = "format/list.pair" if few else "format/list.last"
        if len(items) < FEW or not self.has(key):
            return self.listed(items)
        before = self.term("format/list.comma").join(items[:-1])
        return self.term(key, before=before, after=items[-1])

    def number(self, n: int) -> str:
        """Write a number, grouped as the language groups it."""
        return format_decimal(n, locale=self.locale)

    def language_name(self, code: str) -> str:
        """Give the name of a language; a code that the catalogue lacks as it is."""
        address = f"language/{code}"
        return self.term(address) if self.has(address) else code

    def money(self, amount: str, currency: str = "") -> str:
        """Write an amount of money with the name of its currency."""
        value = Decimal(amount)
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        if not currency:
            return format_decimal(value, pattern, locale=self.locale)
        return format_currency(
            value,
            currency,
            pattern,
            locale=self.locale,
            currency_digits=False,
            format_type="name",
        )

    @cached_property
    def _english(self) -> Mapping[str, Entry]:
        return catalogue(DEFAULT)

    def _find(self, address: str) -> tuple[Entry, str]:
        key = full(address)
        if key in self._own:
            return self._own[key], ""
        return self._english[key], DEFAULT

    def spelt(self, n: int) -> str:
        """Write a number in words if it is small and the language has words for it."""
        spelt = self.split("format/spelt") if self.has("format/spelt") else ()
        return spelt[n - 1] if 0 < n <= len(spelt) else self.number(n)

    def _form(self, n: int) -> int:
        return self._categories.index(self.locale.plural_form(n))


def heading(language: str, key: str) -> str:
    """Give the heading of a column; one that the catalogue lacks is its key.

    Args:
        key: key of the column, such as ``recorded_by``.
    """
    address = f"column/{key}"
    if words(language).has(address) or words(DEFAULT).has(address):
        return words(language).term(address)
    return key.replace("_", " ").capitalize()


@cache
def words(language: str) -> Words:
    """Give the words of a language, one of the six of the United Nations."""
    return Words(language)


def full(address: str) -> str:
    """Give the whole address: a bare key is a term."""
    return address if "/" in address else f"term/{address}"


def missing(language: str) -> tuple[str, ...]:
    """List the addresses for which English has words and the language has none."""
    return tuple(one for one in catalogue(DEFAULT) if one not in catalogue(language))


def unreviewed(language: str) -> tuple[str, ...]:
    """List the addresses whose words are ours, and that nobody has reviewed."""
    own: Mapping[str, Entry] = catalogue(language)
    return tuple(one for one in own if words(language).state(one).standing == "ours")
