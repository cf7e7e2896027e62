"""Reading the act of recording one entry from outside: all its fields at once."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from domain.content import Source
from domain.kinds import get_definition
from domain.kinds.definition import Definition
from domain.recording.acts import Record
from domain.recording.common_fields import read_common
from domain.recording.event_ids import event_id_of
from domain.recording.reference_reader import read_reference
from domain.recording.values import FieldProblems, read_data
from domain.references import PERSON, Ref, random_person


def read_record(  # noqa: PLR0913 - all that an entry has
    kind: str,
    *,
    subject: str,
    data: Mapping[str, Any],
    common: Mapping[str, Any],
    sources: Callable[[], tuple[Source, ...]],
    problems: FieldProblems | None = None,
    **others: Any,  # noqa: ANN401 - those of Record
) -> Record:
    """Read the subject, the own and common fields and the sources of an entry.

    A person whose subject is ``person/``, or empty beside a personal name, gets a
    random reference.

    Args:
        sources: reads them.
        problems: what was found before; it is raised with what is found here.
        others: further arguments of ``Record``, which need no check.

    Raises:
        DomainError: what is wrong with the only field that is wrong.
        FieldsError: what is wrong with each of several fields.
    """
    problems = problems or FieldProblems()
    nothing: dict[str, Any] = {}
    no_sources: tuple[Source, ...] = ()
    ref, own = Ref("", ""), nothing
    definition = problems.read("kind", partial(get_definition, kind), None)
    if definition:
        key = str(others.get("key", ""))
        parse = partial(_subject, definition, subject, data, key)
        ref = problems.read("subject", parse, ref)
        own = problems.read("", partial(read_data, definition, data), nothing)
    shared = problems.read("", partial(read_common, common), nothing)
    read_sources = problems.read("sources", sources, no_sources)
    problems.raise_any()
    return Record(
        kind=kind, subject=ref, data=own, sources=read_sources, **shared, **others
    )


def _subject(kind: Definition, subject: str, data: Mapping[str, Any], key: str) -> Ref:
    is_personal = any(data.get(name) for name in kind.personal)
    ref = Ref(kind.family, PERSON) if is_personal and not subject.strip() else None
    ref = ref or read_reference(subject, (kind.family,))
    is_bare = ref == Ref("actor", PERSON)
    return random_person(event_id_of(key)) if is_bare else ref
