"""The JSON Schema of one field of an import sheet, by the type of its values."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.fields import Field, Type
from domain.references import FAMILIES

Schema = dict[str, Any]

SCALAR: Schema = {"type": ["string", "number"]}
"""A text. YAML editors read `2014` as a number, so numbers are accepted too."""

FLAG: Schema = {"enum": [True, False, "true", "false"]}
REFERENCE: Schema = {**SCALAR, "pattern": f"^({'|'.join(FAMILIES)}):."}
_WHOLE: Schema = {"type": ["integer", "string"], "pattern": "^[0-9]+$", "minimum": 0}
_CURRENCY: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
_AMOUNT: Schema = {**SCALAR, "pattern": r"^[0-9]+(\.[0-9]+)?$"}
_PERIOD: Schema = {"type": "string", "pattern": "^P[0-9YMWD]+$"}


def field_shape(field: Field) -> Schema:
    """Return the schema of a field, with its description."""
    return {"description": field.sentence, **_SHAPES[field.type](field)}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list of `items`."""
    return {"type": "array", "items": items}


def _reference(field: Field) -> Schema:
    families = field.families or FAMILIES
    if len(families) == 1:
        others = "|".join(one for one in FAMILIES if one not in families)
        return {**SCALAR, "pattern": f"^(?!({others}):)"}
    return {**SCALAR, "pattern": f"^({'|'.join(families)}):."}


_SHAPES: Mapping[Type, Callable[[Field], Schema]] = {
    Type.WORD: lambda _: SCALAR,
    Type.WORDS: lambda _: list_of(SCALAR),
    Type.TEXT: lambda _: {"$ref": "#/$defs/wordings"},
    Type.REF: _reference,
    Type.REFS: lambda field: list_of(_reference(field)),
    Type.DATE: lambda _: SCALAR,
    Type.PERIOD: lambda _: _PERIOD,
    Type.NUMBER: lambda _: _WHOLE,
    Type.FLAG: lambda _: FLAG,
    Type.AMOUNT: lambda _: _AMOUNT,
    Type.CURRENCY: lambda _: _CURRENCY,
    Type.CHOICE: lambda field: {"enum": list(field.choices)},
    Type.PERSONAL: lambda _: SCALAR,
}
