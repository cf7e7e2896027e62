"""What the values of columns are; each kind is put into words in its own way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from projections.names.resolution import Called

V_contra = TypeVar("V_contra", contravariant=True)


@dataclass(frozen=True)
class ValueKind(Generic[V_contra]):
    """What a column's values are.

    Attributes:
        field: of codes, the state field whose words they have.
    """

    name: str
    field: str = ""


def code(field: str) -> ValueKind[str | None]:
    """Return the kind of codes of a field, such as ``status``."""
    return ValueKind("code", field)


REFERENCE: ValueKind[Called | str | None] = ValueKind("reference")
"""A subject: as it is called, or by family and reference."""

EDTF_DATE: ValueKind[str | None] = ValueKind("edtf date")
"""A date in EDTF, as written."""

TRUTH: ValueKind[bool | None] = ValueKind("truth")

POSITION: ValueKind[int | None] = ValueKind("position")
"""Number of an entry in the log; 0 or None for none."""
