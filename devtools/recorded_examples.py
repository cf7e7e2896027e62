"""Recorded examples: what an entry of each kind looked like when it was written.

They must load for ever. One that exists is never written anew; a kind that has none
gets one.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from domain.content import FORMAT, Content, Occurred, Source, encode, plain
from domain.entry import ATTESTED, CORRECTED, SAME_AS, WITHDRAWN
from domain.kinds import KINDS, Definition, Member, Type
from domain.recording.values import read_data
from domain.texts import Wording

FOLDER = "tests/recorded"

_VALUES: Mapping[Type, Any] = {
    Type.WORD: "COP-4",
    Type.WORDS: ["en", "zh"],
    Type.TEXT: {"en": "Mercury waste", "zh": {"official": "汞废物"}},
    Type.DATE: "2021-11",
    Type.PERIOD: "P2Y",
    Type.NUMBER: 3,
    Type.FLAG: True,
    Type.AMOUNT: "1000380.50",
    Type.CURRENCY: "USD",
    Type.PERSONAL: "6dd3f0b8" * 8,
}
_ENTRY = "0b0e5f1e-6f0c-5a3b-9b60-0d6a0b8c51f4"
_SOURCE = Source(
    document="document:mc-cop4-mc-3-11-report",
    paragraph="annex, 3",
    words="联合工作队",
    printed_date="2018年7月",
    day="2021-07-05",
    day_basis="inferred",
)
_WHO: Mapping[str, Any] = {
    "reported_on": "2021-07-05",
    "by": "officer-1",
    "entity": "minamata",
}


def missing_examples(root: Path) -> dict[str, str]:
    """Give the text of each recorded example that is not there yet, by path."""
    made = {f"{FOLDER}/{one.kind}.{one.v}.json": one for one in examples()}
    return {
        path: _text(content)
        for path, content in made.items()
        if not (root / path).exists()
    }


def examples() -> Iterator[Content]:
    """Make an example of each kind, every field filled, and of each amendment."""
    yield from (_of_kind(one) for one in KINDS.values())
    common = {"subject": "body:joint-task-force", "reason": "The minutes say so."}
    changes = {"occurred": {"date": "2018-08"}, "name": None}
    amendments: Mapping[str, Mapping[str, Any]] = {
        CORRECTED: {"target": _ENTRY, "changes": changes, **common},
        WITHDRAWN: {"target": _ENTRY, **common},
        ATTESTED: {"target": _ENTRY, "sources": (_SOURCE,), **common, "reason": ""},
        SAME_AS: {"data": {"into": "body:task-force"}, **common},
    }
    for kind, fields in amendments.items():
        yield Content(kind=kind, v=FORMAT, **fields, **_WHO)


def _of_kind(kind: Definition) -> Content:
    return Content(
        kind=kind.name,
        v=FORMAT,
        subject=f"{kind.family}:mc-3/11 example",
        occurred=Occurred("2018-07", "inferred", "2018年7月"),
        data=read_data(kind, {one.name: _value(one) for one in kind.members}),
        concerns=("actor:minamata", "area:mc-3-11/mercury-wastes"),
        sources=(_SOURCE,),
        title={"en": Wording("Title"), "zh": Wording("标题", official=True)},
        text={"fr": Wording("Texte")},
        after=_ENTRY,
        follows_from=_ENTRY,
        **_WHO,
    )


def _value(member: Member) -> object:
    field = member.field
    named = f"{(field.families or ('actor',))[0]}:example"
    found: Mapping[Type, Any] = {
        **_VALUES,
        Type.REF: named,
        Type.REFS: [named],
        Type.CHOICE: (field.choices or ("",))[0],
    }
    return found[field.type]


def _text(content: Content) -> str:
    canonical = encode(content).decode()
    both = {"canonical": canonical, "says": plain(content)}
    return json.dumps(both, ensure_ascii=False, indent=2) + "\n"
