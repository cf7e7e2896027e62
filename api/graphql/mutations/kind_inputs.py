"""One input per kind of entry, derived from the kinds.

The same input records an entry and corrects it. No field is required here: the domain
says which one is missing, and GraphQL answers with a problem of that field.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types import get_object_definition

from api.graphql.mutations.common_inputs import (
    LEFT_OUT,
    OccurredInput,
    SourceInput,
    TextInput,
)
from api.graphql.types.enums import CHOICES
from api.graphql.types.kind_types import sentence_of, type_name
from api.graphql.types.scalars import EdtfText, Whole
from domain.kinds import KINDS, Definition, Type

SHAPES: Mapping[Type, Any] = {
    Type.WORD: str,
    Type.WORDS: list[str],
    Type.TEXT: TextInput,
    Type.REF: str,
    Type.REFS: list[str],
    Type.DATE: EdtfText,
    Type.PERIOD: str,
    Type.NUMBER: Whole,
    Type.FLAG: bool,
    Type.AMOUNT: str,
    Type.CURRENCY: str,
    Type.PERSONAL: str,
}
"""What a field holds -> how it is given; a choice has its enumeration."""


class Slot(NamedTuple):
    """One field of an input."""

    name: str
    shape: Any
    sentence: str
    retired: str = ""


_SUBJECT = Slot(
    "subject",
    str,
    "What it is about: a reference such as joint-task-force. Needed to record; a "
    "correction cannot change it.",
)
_COMMON = (
    Slot("occurred", OccurredInput, "When it was so in the world, if known."),
    Slot("concerns", list[str], "Subjects that it concerns, as family:reference."),
    Slot("sources", list[SourceInput], "The documents that say so, with paragraphs."),
    Slot(
        "title",
        TextInput,
        'Title of the entry, such as "Joint task force formed"; null if it has none.',
    ),
    Slot("text", TextInput, "Text of the entry in free words; null if it has none."),
    Slot(
        "narrative",
        TextInput,
        "One to three sentences for the joint report; null if nobody wrote any.",
    ),
    Slot("after", str, "Entry that it comes after: its event id, or #position."),
    Slot("follows_from", str, "Entry that it follows from: event id, or #position."),
)


def _own(definition: Definition) -> Iterator[Slot]:
    for member in definition.members:
        field = member.field
        shape = CHOICES[field.choices] if field.choices else SHAPES[field.type]
        sentence = sentence_of(member)
        if member.required:
            sentence += " Needed to record; a correction cannot empty it."
        yield Slot(member.name, shape, sentence, retired=field.retired)


@cache
def _annotation(shape: Any) -> StrawberryAnnotation:  # noqa: ANN401 - a type made at run time
    """Build the annotation of a field; fields that share it resolve it once."""
    return StrawberryAnnotation(shape | None, namespace=globals())


def _build_input(
    name: str, sentence: str, slots: Iterable[Slot], *, one_of: bool = False
) -> Any:  # noqa: ANN401 - a type made at run time
    """Build an input whose fields are the slots; each may be left out."""
    listed = tuple(slots)
    annotations = {slot.name: _annotation(slot.shape) for slot in listed}
    fields = {
        slot.name: strawberry.field(
            description=slot.sentence,
            default=LEFT_OUT,
            deprecation_reason=slot.retired or None,
        )
        for slot in listed
    }
    # Without a docstring, dataclasses would spend time on writing one.
    members = {"__doc__": sentence, "__annotations__": annotations, **fields}
    made = type(name, (), members)
    return strawberry.input(made, name=name, description=sentence, one_of=one_of)


def _input(definition: Definition) -> type:
    name = f"{type_name(definition.name)}Input"
    slots = (_SUBJECT, *_own(definition), *_COMMON)
    built: type = _build_input(name, definition.sentence, slots)
    return built


def _one_of(name: str, sentence: str, types: Mapping[str, type]) -> Any:  # noqa: ANN401 - a type made at run time
    slots = (
        Slot(python_name(kind), type_, KINDS[kind].sentence)
        for kind, type_ in types.items()
    )
    return _build_input(name, sentence, slots, one_of=True)


def python_name(kind: str) -> str:
    """Name a kind's field: ``body.member-joined`` is ``body_member_joined``."""
    return kind.replace(".", "_").replace("-", "_")


INPUTS: Mapping[str, type] = {name: _input(one) for name, one in KINDS.items()}
"""Stored name of a kind -> its input."""

EntryInput = _one_of(
    "EntryInput",
    "An entry to record, or new values for one: one field, named for its kind. In a "
    "correction null empties a field, and a field that is left out keeps its value.",
    INPUTS,
)

_KINDS = {python_name(kind): kind for kind in KINDS}


class Chosen(NamedTuple):
    """The kind that a one-of names, and what it holds."""

    kind: Definition
    given: object


def chosen(one_of: object) -> Chosen:
    """Give what a one-of holds."""
    for field in get_object_definition(one_of, strict=True).fields:
        value = getattr(one_of, field.python_name)
        if value is not LEFT_OUT:
            return Chosen(KINDS[_KINDS[field.python_name]], value)
    message = "the schema lets no one-of be empty"
    raise TypeError(message)
