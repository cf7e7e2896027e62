"""The page of fields: the vocabulary that all kinds share, and the state it makes."""

from collections.abc import Iterator, Mapping

from devtools.markdown import code, codes, section, table
from domain.fields import Field
from domain.kinds import KINDS
from domain.vocabulary import STATE_SENTENCES

OPENING = """\
# Fields

<!-- Printed by `make generate` from domain/vocabulary.py: change it there. -->

A field has one name, one sort of content and one meaning in every kind that has it. The
kinds themselves stand on [their own page](kinds.md).
"""

STATE = """\
Most state fields have the name of the field that sets them. These are set otherwise:
"""


def fields_page() -> str:
    """Write the page of the vocabulary, in Markdown."""
    shared = fields()
    parts = [OPENING, section(2, "State fields"), STATE, _state()]
    parts += [section(2, "Fields of kinds")]
    parts += [_field(name, shared[name]) for name in sorted(shared)]
    return "\n".join(parts)


def fields() -> Mapping[str, Field]:
    """Give every own field of all kinds, by name; a test holds each to be one."""
    return {m.name: m.field for one in KINDS.values() for m in one.members}


def _state() -> str:
    rows = [(code(name), STATE_SENTENCES[name]) for name in sorted(STATE_SENTENCES)]
    return table(("State field", "What it says"), rows)


def _field(name: str, field: Field) -> str:
    return "\n".join([section(3, name), field.sentence, "", *_facts(name, field), ""])


def _facts(name: str, field: Field) -> Iterator[str]:
    yield f"- Holds: {field.type.value}."
    if field.families:
        yield f"- Families: {codes(field.families)}."
    if field.choices:
        yield f"- Choices: {codes(field.choices)}."
    yield f"- In: {codes(_kinds_with(name))}."


def _kinds_with(name: str) -> list[str]:
    return [one.name for one in KINDS.values() if name in one.by_name]
