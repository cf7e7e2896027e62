"""The page of kinds: what each says, which fields it has, what it sets and ends."""

from collections.abc import Iterator, Sequence

from devtools.markdown import code, codes, section, table
from domain.fields import Type
from domain.kinds import KINDS, Definition, Member, of_family
from domain.references import FAMILIES

OPENING = """\
# Kinds of entry

<!-- Printed by `make generate` from domain/kinds/: change the class, not this page. -->

Every entry of the log is of one kind. This page lists all {count}, family by family, in
the order of a subject's life. `trilogue kinds` prints the same list, and
`trilogue kinds body.formed` the fields of one. What a field holds, and the words that a
choice allows, stand in [the vocabulary](fields.md). The fields that every entry has
besides (date, sources, title ...) are described in [importing](import.md).

How to read an entry below:

- *Life* says where in the subject's life such an entry stands. What opens it comes
  before all but those that may stand outside; what closes it comes after them.
- *Date* says whether it is a moment, or may last from one day to another.
- *Sets* lists what it changes of the subject's state. A field taken over sets the state
  field of its own name. *For each* names the item that the others are about.
- *Ends* lists the kinds that it comes after, of the same subject and item.
"""

LIVES = {
    "OPENS": "opens it",
    "DURING": "within it",
    "CLOSES": "closes it",
    "OUTSIDE": "may stand outside it",
}


def kinds_page() -> str:
    """Write the page of all kinds, in Markdown."""
    parts = [OPENING.format(count=len(KINDS)), _contents()]
    parts += [part for family in FAMILIES for part in _family(family)]
    return "\n".join(parts)


def _contents() -> str:
    rows = [
        (f"[{family}](#{family})", str(len(of_family(family)))) for family in FAMILIES
    ]
    return table(("Family", "Kinds"), rows)


def _family(family: str) -> Iterator[str]:
    yield section(2, family)
    for one in of_family(family):
        yield _kind(one)


def _kind(one: Definition) -> str:
    facts = [
        f"- Life: {LIVES[one.life.name]}.",
        f"- Date: {'may last' if one.lasts else 'a moment'}.",
        f"- Sets: {'; '.join(_sets(one)) or 'nothing'}.",
        *([f"- Ends: {codes(one.ends)}."] if one.ends else []),
        *([f"- Is ended by: {codes(enders)}."] if (enders := _enders(one)) else []),
        *([f"- Speaks only for: the entity in {code(one.own)}."] if one.own else []),
        *(
            f"- Repeats: {codes(names)} of a {code(kind)} that stands."
            for kind, names in one.repeats.items()
        ),
    ]
    rows = [_member(member) for member in one.members]
    fields = table(("Field", "Holds", "What it says", "Needed"), rows) if rows else ""
    body = [section(3, code(one.name)), one.sentence, "", *facts, ""]
    return "\n".join([*body, fields or "It has no fields of its own.\n"])


def _sets(one: Definition) -> Iterator[str]:
    yield from (f"{code(name)} to *{word}*" for name, word in one.sets.items())
    yield from (f"adds {_moved(name, 'to', to)}" for to, name in one.adds.items())
    yield from (f"takes {_moved(n, 'out of', of)}" for of, n in one.removes.items())
    stated = _stated(one)
    if stated:
        per = f", for each {code(one.per)}" if one.per else ""
        yield f"takes over {codes(stated)}{per}"
    if one.clears:
        yield f"empties {codes(one.clears)} unless it gives them anew"


def _moved(name: str, way: str, collection: str) -> str:
    return f"{code(name)} {way} {code(collection)}"


def _stated(one: Definition) -> Sequence[str]:
    moved = {*one.adds.values(), *one.removes.values(), *one.silent, one.per}
    return [member.name for member in one.members if member.name not in moved]


def _enders(one: Definition) -> Sequence[str]:
    return [other.name for other in KINDS.values() if one.name in other.ends]


def _member(member: Member) -> tuple[str, ...]:
    name, field, required = member
    link = f"[{code(name)}](fields.md#{name})"
    holds = field.type.value
    if field.type in (Type.REF, Type.REFS) and field.families:
        holds = f"{holds} ({', '.join(field.families)})"
    return link, holds, field.sentence, "yes" if required else ""
