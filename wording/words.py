"""The messages of one language, and how it writes counts, lists, numbers and money.

The messages are in ``wording/locale/<language>.po``; docs/report-words.md lists their
groups. An address is ``group/key``; a bare key is of the group ``term``.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal, NamedTuple

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from wording.catalogue import Message, catalogue

Direction = Literal["ltr", "rtl"]
DEFAULT = "en"
FEW = 2
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Plural categories of CLDR, in the order in which a catalogue gives its forms."""

_LOCALES = {"en": "en_GB"}


class Reliability(NamedTuple):
    """How far the words of a message can be relied on.

    Attributes:
        standing: printed by an official source, reviewed by people, or ours alone.
        by: the source, or who reviewed them; empty for ours.
    """

    standing: Literal["official", "reviewed", "ours"]
    by: str = ""


class Shown(NamedTuple):
    """Words, and their language if it is not the one requested."""

    words: str
    language: str = ""


class Words:
    """The messages of one language; English stands in for those that it lacks.

    Args:
        entries: address -> message; by default those of the catalogue.
    """

    def __init__(
        self, language: str, entries: Mapping[str, Message] | None = None
    ) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, language))
        self._own = catalogue(language) if entries is None else entries
        tags = {*self.locale.plural_form.tags, "other"}
        self._categories = [one for one in CATEGORIES if one in tags]

    def addresses(self) -> Iterable[str]:
        """List the addresses of its own messages, in the order of the file."""
        return self._own

    @property
    def direction(self) -> Direction:
        """The direction in which the language is written."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def space(self) -> str:
        """The space between two sentences; empty in Chinese."""
        return " " if self.term("format/space") == "yes" else ""

    def has(self, address: str) -> bool:
        """Return whether the language has a message of its own."""
        return full_address(address) in self._own

    def term(self, address: str, /, **values: object) -> str:
        """Return the words of a message, with values in their places.

        Raises:
            KeyError: there is no such message, not even in English.
        """
        return self.shown(address, **values).words

    def shown(self, address: str, /, **values: object) -> Shown:
        """Return the words of a message, and their language if it is not this one.

        Raises:
            KeyError: there is no such message, not even in English.
        """
        entry, language = self._find(address)
        words = entry.forms[-1]
        return Shown(words.format_map(values) if values else words, language)

    def count(self, address: str, n: int, /, **values: object) -> str:
        """Return the plural form of a message for a number, with the number at ``{n}``.

        Small numbers are spelt out where the language has words for them.
        """
        entry, language = self._find(address)
        counting = words(language) if language else self
        form = entry.forms[min(counting._form(n), len(entry.forms) - 1)]  # noqa: SLF001 - it is of this class
        return form.format_map({**values, "n": counting.spelt(n)})

    def reliability(self, address: str) -> Reliability:
        """Return how far the words of a message can be relied on.

        Raises:
            KeyError: there is no such message, not even in English.
        """
        notes = self._find(address)[0].notes
        if notes.get("state") == "official":
            return Reliability("official", notes.get("source", ""))
        by = notes.get("reviewed-by", "")
        return Reliability("reviewed", by) if by else Reliability("ours")

    def split(self, address: str) -> tuple[str, ...]:
        """Split a message at its bars, such as the names of months."""
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
        """Return the name of a language, or its code if the catalogue lacks it."""
        address = f"language/{code}"
        return self.term(address) if self.has(address) else code

    def money(self, amount: str, currency: str = "") -> str:
        """Write an amount of money, with the name of its currency if there is one.

        Args:
            amount: a decimal number.
            currency: code of ISO 4217, such as USD.
        """
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
    def _english(self) -> Mapping[str, Message]:
        return catalogue(DEFAULT)

    def _find(self, address: str) -> tuple[Message, str]:
        key = full_address(address)
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
    """Return the heading of a column; one that the catalogue lacks is its key.

    Args:
        key: key of the column, such as ``recorded_by``.
    """
    address = f"column/{key}"
    if words(language).has(address) or words(DEFAULT).has(address):
        return words(language).term(address)
    return key.replace("_", " ").capitalize()


@cache
def words(language: str) -> Words:
    """Return the messages of one of the six languages of the United Nations."""
    return Words(language)


def full_address(address: str) -> str:
    """Return an address with its group: a bare key is of the group ``term``."""
    return address if "/" in address else f"term/{address}"


OF_RECORDING = (
    "date/",
    "doubt/",
    "entry/",
    "finding/",
    "reference/",
    "refusal/",
    "sheet/",
    "value/",
)
"""Groups of what is said when somebody records; so far only English has them."""


def missing_addresses(language: str) -> tuple[str, ...]:
    """List the addresses of messages that English has and the language lacks.

    What is said when somebody records is left out, and so are patterns: where a
    language lacks one, a report tells the title.
    """
    own = catalogue(language)
    left_out = (*OF_RECORDING, "pattern/")
    wanted = (one for one in catalogue(DEFAULT) if not one.startswith(left_out))
    return tuple(one for one in wanted if one not in own)


def unreviewed_addresses(language: str) -> tuple[str, ...]:
    """List the addresses of messages that are ours and that nobody has reviewed."""
    own: Mapping[str, Message] = catalogue(language)
    return tuple(
        one for one in own if words(language).reliability(one).standing == "ours"
    )
