"""One input and one patch per kind of entry, derived from the kinds."""

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
    Type.CHOICE: str,
    Type.PERSONAL: str,
}
"""What a field holds -> how it is given."""


class Slot(NamedTuple):
    """One field of an input."""

    name: str
    shape: Any
    sentence: str
    required: bool = False
    retired: str = ""


_SUBJECT = Slot(
    "subject",
    str,
    "What it is about: a reference such as joint-task-force.",
    required=True,
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
        shape = SHAPES[member.field.type]
        retired = member.field.retired
        sentence = sentence_of(member)
        yield Slot(member.name, shape, sentence, member.required, retired=retired)


def _patched(definition: Definition) -> Iterator[Slot]:
    """Give the own fields that a correction may change or, if retired, empty.

    A personal value is never among them.
    """
    yield from (
        slot._replace(required=False)
        for slot in _own(definition)
        if slot.name not in definition.personal
    )


@cache
def _annotation(shape: Any, *, required: bool) -> StrawberryAnnotation:  # noqa: ANN401 - a type made at run time
    """Build the annotation of a field; fields that share it resolve it once."""
    annotation = shape if required else shape | None
    return StrawberryAnnotation(annotation, namespace=globals())


def _build_input(
    name: str, sentence: str, slots: Iterable[Slot], *, one_of: bool = False
) -> Any:  # noqa: ANN401 - a type made at run time
    """Build an input whose fields are the slots; optional ones may be left out."""
    ordered = sorted(slots, key=lambda slot: not slot.required)
    annotations = {
        slot.name: _annotation(slot.shape, required=slot.required) for slot in ordered
    }
    fields = {
        slot.name: strawberry.field(description=slot.sentence)
        if slot.required
        else strawberry.field(
            description=slot.sentence,
            default=LEFT_OUT,
            deprecation_reason=slot.retired or None,
        )
        for slot in ordered
    }
    # Without a docstring, dataclasses would spend time on writing one.
    members = {"__doc__": sentence, "__annotations__": annotations, **fields}
    made = type(name, (), members)
    return strawberry.input(made, name=name, description=sentence, one_of=one_of)


def _input(definition: Definition) -> type:
    name = f"{type_name(definition.name)}Input"
    own = (slot for slot in _own(definition) if not slot.retired)
    slots = (_SUBJECT, *own, *_COMMON)
    built: type = _build_input(name, definition.sentence, slots)
    return built


def _patch(definition: Definition) -> type:
    name = f"{type_name(definition.name)}Patch"
    sentence = (
        f"New values for an entry of the kind {definition.name}; null empties a "
        f"field, what is left out stays."
    )
    built: type = _build_input(name, sentence, (*_patched(definition), *_COMMON))
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

PATCHES: Mapping[str, type] = {name: _patch(one) for name, one in KINDS.items()}
"""Stored name of a kind -> its patch."""

EntryInput = _one_of(
    "EntryInput", "An entry to be recorded: one field, named for its kind.", INPUTS
)
EntryPatch = _one_of(
    "EntryPatch", "A correction: one field, named for the entry's kind.", PATCHES
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
