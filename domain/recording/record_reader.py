"""Reading the act of recording one entry from outside: all its fields at once."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from domain.content import Source
from domain.kinds.definition import Definition
from domain.recording.acts import Record
from domain.recording.common_fields import read_common
from domain.recording.event_ids import event_id_of
from domain.recording.values import FieldProblems, read_data
from domain.references import PERSON, Ref, random_person


def read_record(
    kind: Definition,
    *,
    subject: str,
    data: Mapping[str, Any],
    common: Mapping[str, Any],
    sources: Callable[[], tuple[Source, ...]],
    **others: Any,  # noqa: ANN401 - those of Record
) -> Record:
    """Read the subject, the own and common fields and the sources of an entry.

    A person whose subject is ``person/``, or empty beside a personal name, gets a
    random reference.

    Args:
        sources: reads them.
        others: further arguments of ``Record``, which need no check.

    Raises:
        DomainError: what is wrong with the only field that is wrong.
        FieldsError: what is wrong with each of several fields.
    """
    problems = FieldProblems()
    nothing: dict[str, Any] = {}
    no_sources: tuple[Source, ...] = ()
    parse = partial(_subject, kind, subject, data, str(others.get("key", "")))
    ref = problems.read("subject", parse, Ref(kind.family, ""))
    own = problems.read("", partial(read_data, kind, data), nothing)
    shared = problems.read("", partial(read_common, common), nothing)
    read_sources = problems.read("sources", sources, no_sources)
    problems.raise_any()
    return Record(
        kind=kind.name, subject=ref, data=own, sources=read_sources, **shared, **others
    )


def _subject(kind: Definition, subject: str, data: Mapping[str, Any], key: str) -> Ref:
    is_personal = any(data.get(name) for name in kind.personal)
    ref = Ref(kind.family, PERSON) if is_personal and not subject.strip() else None
    ref = ref or Ref.parse(subject, kind.family)
    is_bare = ref == Ref("actor", PERSON)
    return random_person(event_id_of(key)) if is_bare else ref
