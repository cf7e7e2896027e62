"""The kinds of entry as rows: all of them, or one with its fields."""

from api.output.result import Cell, QueryResult, Row, plain
from domain.kinds import KINDS, Definition, Member, get_definition
from domain.references import FAMILIES

KIND_KEYS = ("kind", "family", "sentence", "lasts", "fields")
FIELD_KEYS = ("field", "type", "required", "sentence", "families", "choices")


def kinds_result(name: str | None) -> QueryResult:
    """Answer with all kinds, those of a family, or the fields of one kind.

    Raises:
        UnknownKindError: no kind and no family is called that.
    """
    if name is None or name in FAMILIES:
        found = [one for one in KINDS.values() if name in (None, one.family)]
        return QueryResult(
            [_kind(one) for one in found], ("kind", "sentence"), KIND_KEYS
        )
    return one_kind(name)


def _kind(one: Definition) -> Row:
    return {
        "kind": plain(one.name),
        "family": plain(one.family),
        "sentence": plain(one.sentence),
        "lasts": plain(one.lasts),
        "fields": plain([member.name for member in one.usable]),
    }


def one_kind(name: str) -> QueryResult:
    """Answer with one row per own field of a kind.

    Raises:
        UnknownKindError: there is none of that name.
    """
    found = get_definition(name)
    span = ", or a span such as 2019-11-25/2019-11-29" if found.lasts else ""
    foot = [
        f"{found.name}: {found.sentence}",
        f"Its date is a day{span}, as exactly as it is known",
    ]
    rows = [_field(one) for one in found.usable]
    shown = ("field", "required", "type", "sentence")
    return QueryResult(rows, shown, FIELD_KEYS, foot, "no fields of its own")


def _field(one: Member) -> Row:
    of_type = one.field.type.value
    allowed = ", ".join(one.field.choices or one.field.families)
    return {
        "field": plain(one.name),
        "type": Cell(of_type, f"{of_type}: {allowed}" if allowed else of_type),
        "required": Cell(one.required, "yes" if one.required else ""),
        "sentence": plain(one.field.sentence),
        "families": plain(list(one.field.families)),
        "choices": plain(list(one.field.choices)),
    }
