"""Words for the messages of the domain: its refusals, doubts and findings."""

from collections.abc import Callable, Iterator

from babel.dates import format_date
from babel.lists import format_list

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.errors import DomainError, Message
from domain.references import Ref
from wording.words import DEFAULT, words

FindTitle = Callable[[Ref], str]
"""Takes a subject; returns its name or title, or "" if it has none."""


def no_title(_: Ref) -> str:
    """Return no title, so that a subject is named by its reference."""
    return ""


def message_words(
    message: Message | DomainError,
    find_title: FindTitle = no_title,
    *,
    language: str = DEFAULT,
) -> str:
    """Put a message into words. A subject is named by its title and its reference.

    Messages that a language lacks are worded in English. A fact is written by its
    type; after a colon, its place in the words says how: ``{choices:or}`` joins a list
    with "or", ``{doubts:; }`` with the sign given, and ``{date:EEEE}`` writes the day
    of the week, as Babel does.

    Raises:
        KeyError: the catalogue has no such message.
    """
    if isinstance(message, DomainError):
        message = message.message
    language = language if words(language).has(message.key) else DEFAULT
    shown = {
        name: _Shown(fact, find_title, language)
        if isinstance(fact, Message | Ref | Edtf | tuple)
        else fact
        for name, fact in message.facts.items()
    }
    return words(language).term(message.key, **shown)


def error_words(error: Exception) -> str:
    """Put an error into words; one that is not of the domain has its own."""
    return message_words(error) if isinstance(error, DomainError) else str(error)


def named_subjects(message: Message) -> Iterator[Ref]:
    """List the subjects that a message names."""
    for fact in message.facts.values():
        yield from _named_in(fact)


def _named_in(fact: object) -> Iterator[Ref]:
    match fact:
        case Ref():
            yield fact
        case Message():
            yield from named_subjects(fact)
        case tuple():
            for one in fact:
                yield from _named_in(one)


class _Shown:
    """A fact of a message, written when its place in the words is reached."""

    def __init__(self, fact: object, find_title: FindTitle, language: str) -> None:
        self._fact = fact
        self._find_title = find_title
        self._language = language

    def __format__(self, how: str) -> str:
        match self._fact:
            case Message() as message:
                return message_words(message, self._find_title, language=self._language)
            case Ref() as ref:
                title = self._find_title(ref)
                return f"{title} ({ref})" if title else str(ref)
            case Edtf(first=day) as edtf:
                if how and day:
                    return format_date(day, how, locale=words(self._language).locale)
                return print_date(edtf, self._language)
            case tuple() as several:
                return self._list([*several], how)
        return format(self._fact, how)

    def _list(self, facts: list[object], how: str) -> str:
        shown = [f"{_Shown(one, self._find_title, self._language)}" for one in facts]
        messages = words(self._language)
        if how == "or":
            return format_list(shown, style="or", locale=messages.locale)
        return (how or messages.term("format/list.comma")).join(shown)
