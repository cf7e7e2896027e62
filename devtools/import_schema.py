"""Build the JSON Schema of import sheets, for editors with completion and checks.

The import reads every scalar as text, but an editor reads ``2014`` as a number: where a
text may look like a number, the schema accepts both.
"""

import json
from typing import get_args

from api.importing.rows import SOURCE_FIELDS
from devtools.field_schemas import FLAG, REFERENCE, SCALAR, Schema, field_shape, list_of
from devtools.fields_page import fields
from domain.content import Basis
from domain.kinds import KINDS, Definition
from domain.texts import LANGUAGES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def import_schema() -> str:
    """Build the schema as JSON: one branch per kind; fields are shared definitions."""
    return json.dumps(_sheet(), indent=1, ensure_ascii=False) + "\n"


def _sheet() -> Schema:
    return {
        "$schema": DRAFT,
        "title": "Import sheet of Trilogue",
        "description": "One document's entries; see docs/import.md.",
        "type": "object",
        "properties": {
            "name": _text("Stable name of the sheet, without a slash."),
            "source": {"$ref": "#/$defs/source"},
            "entries": {"type": "array", "items": {"$ref": "#/$defs/row"}},
        },
        "required": ["name", "entries"],
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "row": _row(),
        "kinds": {one.name: _branch(one) for one in KINDS.values()},
        "fields": {name: field_shape(one) for name, one in sorted(fields().items())},
        "source": _source(),
        "wordings": _wordings(),
        "wording": _wording(),
        "reference": REFERENCE,
    }


def _row() -> Schema:
    return {
        "type": "object",
        "properties": _common(),
        "required": ["key"],
        "anyOf": [{"required": ["kind", "subject"]}, {"required": ["withdrawn"]}],
        "allOf": [_choose(one) for one in KINDS],
        "unevaluatedProperties": False,
    }


def _choose(kind: str) -> Schema:
    is_it = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
    return {"if": is_it, "then": {"$ref": f"#/$defs/kinds/{kind}"}}


def _branch(one: Definition) -> Schema:
    own = {m.name: {"$ref": f"#/$defs/fields/{m.name}"} for m in one.usable}
    needed = [member.name for member in one.usable if member.required]
    return {
        "description": one.sentence,
        **({"properties": own} if own else {}),
        **({"required": needed} if needed else {}),
    }


def _common() -> Schema:
    places = {"type": "array", "items": {"$ref": "#/$defs/source"}}
    texts = {"$ref": "#/$defs/wordings"}
    return {
        "key": _text("Stable, unique in the sheet; with its name, the entry's key."),
        "kind": {"enum": list(KINDS), "description": "The kind; see docs/kinds.md."},
        "subject": _text("Its reference; the family follows from the kind."),
        "occurred": _text(
            "When, as exactly as known, in EDTF or in words; see docs/dates.md."
        ),
        "basis": _basis("Whether the source states the date."),
        "printed": _text("The date's words as printed."),
        "para": _text("Paragraph, row or footnote of the sheet's source."),
        "words": _text("The supporting words there, short."),
        "also": {**places, "description": "Further places that say the same."},
        "sources": {**places, "description": "Places, instead of para and words."},
        "title": {**texts, "description": "In a few words."},
        "text": {**texts, "description": "Remarks; they are never printed."},
        "narrative": {**texts, "description": "One to three sentences for the report."},
        "concerns": {
            **list_of({"$ref": "#/$defs/reference"}),
            "description": "What else it concerns, as family:reference.",
        },
        "after": _text("Key of a row of the same subject that it comes after."),
        "follows_from": _text("Key of the row that it follows from."),
        "withdrawn": _text("Why the entry of an earlier import is withdrawn."),
        "catalogue": {
            **list_of(SCALAR),
            "description": "For reviewers only; nothing of it is recorded.",
        },
    }


def _source() -> Schema:
    known = {
        "document": _text("The document, by its reference."),
        "para": _text("Paragraph, row or footnote."),
        "words": _text("The words as printed, short."),
        "printed": _text("The date as printed there."),
        "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "day_basis": _basis("Whether the document states its day."),
    }
    properties = {name: known[name] for name in SOURCE_FIELDS}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _wordings() -> Schema:
    return {
        "type": "object",
        "properties": {code: {"$ref": "#/$defs/wording"} for code in LANGUAGES},
        "additionalProperties": False,
    }


def _wording() -> Schema:
    def only(**properties: Schema) -> Schema:
        required = [name for name in properties if name != "official"] or ["official"]
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    return {
        "description": "Our words; or official: and the words that a source prints.",
        "anyOf": [
            SCALAR,
            only(official=SCALAR),
            only(ours=SCALAR),
            only(words=SCALAR, official=FLAG),
        ],
    }


def _text(description: str) -> Schema:
    return {**SCALAR, "description": description}


def _basis(description: str) -> Schema:
    return {"enum": list(get_args(Basis)), "description": description}
