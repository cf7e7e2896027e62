"""Parameters that name a subject: of which families it can be."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import NamedTuple, get_args, get_type_hints

from domain.errors import DomainError
from projections.query_context import QueryContext
from projections.query_definitions.definition import Parameter, nested_parameters

Families = tuple[str, ...]

ACTOR = ("actor",)
AREA = ("area",)
BODY = ("body",)
DOCUMENT = ("document",)
MANDATE = ("mandate",)
MEETING = ("meeting",)


class WrongFamilyError(DomainError):
    """A parameter names a subject of a family of which no such subject can be."""

    key = "refusal/wrong-family"

    def __init__(
        self,
        *,
        argument: str,
        reference: str,
        found: Collection[str],
        families: Collection[str],
    ) -> None:
        super().__init__(
            argument=argument,
            given=reference,
            found=tuple(sorted(found)),
            families=tuple(families),
        )


def ensure_family(
    at: QueryContext, argument: str, reference: str, families: Collection[str]
) -> None:
    """Check that a reference names a subject of one of the families.

    A reference that nothing has is left to the query, which says what is alike.

    Raises:
        WrongFamilyError: only subjects of other families have the reference.
    """
    found = at.families_of(reference)
    if found and found.isdisjoint(families):
        raise WrongFamilyError(
            argument=argument, reference=reference, found=found, families=families
        )


def ensure_families(at: QueryContext, given: NamedTuple) -> None:
    """Check every subject that the parameters of a query name.

    Raises:
        WrongFamilyError: a parameter names a subject of a family that does not fit.
    """
    for name, families, reference in _subjects_named(given):
        ensure_family(at, name, reference, families)


def _subjects_named(given: NamedTuple) -> Iterator[tuple[str, Families, str]]:
    """List the subjects that parameters name: parameter, families, reference."""
    for name, families in _families_by_parameter(type(given)).items():
        value = getattr(given, name)
        if not families:
            yield from _subjects_named(value) if value is not None else ()
            continue
        named = (value,) if isinstance(value, str) else value
        yield from ((name, families, one) for one in named if one)


@cache
def _families_by_parameter(parameters: type[NamedTuple]) -> Mapping[str, Families]:
    """List the parameters that name subjects, or hold such parameters: no families."""
    found: dict[str, Families] = {}
    for name, hint in get_type_hints(parameters, include_extras=True).items():
        own = [one.families for one in get_args(hint) if isinstance(one, Parameter)]
        if nested_parameters(hint):
            found[name] = ()
        elif any(own):
            found[name] = own[0]
    return found
