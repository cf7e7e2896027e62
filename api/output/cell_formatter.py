"""Cells of the values that columns hold: plain for programs, in words for people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.output.result import NOTHING, Cell
from domain import errors
from domain.kinds.state_fields import PERSONAL_FIELDS, references_in
from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.entries import EffectiveEntry
from projections.queries.people import read_personal_names
from projections.query_definitions.value_kinds import (
    Count,
    Message,
    StateValue,
    TypedValue,
)
from projections.reader import Reader
from wording.messages import named_subjects
from wording.phrases import Phrase
from wording.values import ValueFormatter
from wording.words import words


class CellFormatter:
    """Puts values into cells, in one language and with the names of one moment.

    Attributes:
        marks: the marks that were used in the cells, to be explained below a table.
    """

    def __init__(
        self, reader: Reader, moment: Moment, *, language: str, zone: str
    ) -> None:
        self.language = language
        self.marks: set[str] = set()
        self._reader = reader
        self._moment = moment
        self.zone = zone
        self._names: dict[str, NamedSubject] = {}
        self._people: Mapping[str, str] = {}
        self._personal: Mapping[tuple[int, str], str] = {}
        self.words = ValueFormatter(language, find_name=self._names.get)

    def read_names(self, values: Sequence[TypedValue]) -> None:
        """Read the names and the personal values that cells of these values need."""
        typed = [one.value for one in values if isinstance(one.value, TypedValue)]
        values = [*values, *typed]
        references = {ref for one in values for ref in _references(one)}
        named = [one for value in values for one in _named_subjects(value)]
        self._names |= resolve_references(self._reader, self._moment, references)
        actors = {
            one.subject_id
            for one in (*self._names.values(), *named)
            if one.ref.family == "actor"
        }
        self._people = read_personal_names(self._reader, self._moment, actors)
        held = [one.value for one in values if isinstance(one.value, StateValue)]
        entries = {one.entry for one in held if one.field in PERSONAL_FIELDS}
        self._personal = self._reader.personal_values(entries)

    def message(self, message: Message) -> str:
        """Fill a message with its facts."""
        facts = {name: self._fact(one) for name, one in message.facts.items()}
        return self.words.message(message.key, **facts)

    def _fact(self, fact: object) -> object:
        match fact:
            case NamedSubject():
                return self.marked(self.words.name(fact))
            case Count():
                return words(self.language).count(f"term/{fact.term}", fact.number)
            case Message():
                return self.message(fact)
            case _:
                return fact

    def marked(self, phrase: Phrase) -> str:
        """Return a phrase as a table shows it, and remember its marks."""
        self.marks.update(phrase.marks)
        return phrase.marked or NOTHING

    def shown(self, value: Any, phrase: Phrase) -> Cell:  # noqa: ANN401 - JSON values have no one type
        """Return a cell of a value and its words."""
        return Cell(value, self.marked(phrase))

    def called(self, named: NamedSubject | str) -> NamedSubject:
        """Return how a subject is called; its name must have been read."""
        return self._names[named] if isinstance(named, str) else named

    def personal(self, value: StateValue) -> str | None:
        """Return the personal value of a field, unless it was erased."""
        return self._personal.get((value.entry, value.field))

    def person(self, called: NamedSubject) -> Phrase:
        """Name a subject; a person by the personal name, if it is kept."""
        personal = self._people.get(called.subject_id)
        return self.words.personal(personal) if personal else self.words.name(called)


def _references(one: TypedValue) -> Iterator[str]:
    """List the references whose names the cell of a value needs."""
    value = one.value
    match one.kind.name:
        case "reference" | "bare reference" if isinstance(value, str):
            yield value
        case "references" | "distinct":
            yield from (each for each in value if isinstance(each, str))
        case "actor" if value:
            yield f"actor:{value}"
        case "facet" if value.by == "entity":
            yield value.value
        case "sentence":
            yield from (str(ref) for ref in named_subjects(value))
        case "state values":
            for name, stated in (value or {}).items():
                yield from references_in(name, "", stated)
        case _:
            yield from _references_of_entries(value)


def _references_of_entries(value: Any) -> Iterator[str]:  # noqa: ANN401 - as the kind says
    match value:
        case EffectiveEntry():
            yield value.content.subject
        case StateValue(value=errors.Message() as message):
            yield from (str(ref) for ref in named_subjects(message))
        case StateValue():
            yield from references_in(value.field, value.item, value.value)
        case [EffectiveEntry(), *_]:
            yield from (each.content.subject for each in value)


def _named_subjects(one: TypedValue) -> Iterator[NamedSubject]:
    """List the subjects in a value that may be persons."""
    if isinstance(one.value, NamedSubject):
        yield one.value
    elif one.kind.name == "leads":
        yield from (lead.holder for lead in one.value if lead.holder)
