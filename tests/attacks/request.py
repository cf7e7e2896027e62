"""What an attack sends."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

MANY = 1_000

NOTHING: Mapping[str, Any] = {}


class Attack(NamedTuple):
    """A document, and the values and the name that are sent with it."""

    document: str
    variables: Mapping[str, Any] = NOTHING
    operation_name: str | None = None


def repeated(times: int, write: Callable[[int], str]) -> str:
    """Write something many times, each with its number."""
    return " ".join(map(write, range(times)))


def aliased(times: int, field: str) -> str:
    """Select a field under many aliases."""
    return repeated(times, lambda n: f"a{n}: {field}")


def at_moments(times: int, field: str) -> str:
    """Select a field at many moments."""
    return f"""{{ {
        repeated(
            times,
            lambda n: (
                f'a{n}: at(knownAt: "#{20 * n}", asOf: "{2010 + n % 15}-03-01")'
                f" {{ {field} }}"
            ),
        )
    } }}"""


def at(*fields: str) -> str:
    """Select fields at one moment."""
    return f"{{ at {{ {' '.join(fields)} }} }}"


def nested(levels: int, outer: str, inner: str) -> str:
    """Put a selection into itself."""
    return f"{outer} {{ " * levels + inner + " }" * levels


def named(found: Iterable[tuple[str, str]], prefix: str) -> Mapping[str, Attack]:
    """Name attacks that differ in one thing."""
    return {f"{prefix} {name}": Attack(document) for name, document in found}
