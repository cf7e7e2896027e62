"""Recorded examples: the stored bytes of entries of each kind, as first written.

Every later version must be able to read them. An existing example is never rewritten: a
kind that gets a new field gets a further example.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from domain.content import FORMAT, Content, Occurred, Source, encode, to_plain
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
_RECORDER: Mapping[str, Any] = {
    "reported_on": "2021-07-05",
    "by": "officer-1",
    "entity": "minamata",
}


def missing_examples(root: Path) -> dict[str, bytes]:
    """Return the examples with fields that no example in `root` has, by their paths."""
    missing = {}
    for content in build_examples():
        found = list((root / FOLDER).glob(f"{content.kind}.*.json"))
        known = (json.loads(one.read_text(encoding="utf-8")) for one in found)
        if not _fields(to_plain(content)) <= set().union(
            *(_fields(one["says"]) for one in known)
        ):
            path = f"{FOLDER}/{content.kind}.{len(found) + 1}.json"
            missing[path] = _example_file(content)
    return missing


def _fields(content: Mapping[str, Any]) -> set[str]:
    return {*content, *content.get("data", {})}


def build_examples() -> Iterator[Content]:
    """Build an example of each kind, with every usable field, and of each amendment."""
    yield from (_example_of(one) for one in KINDS.values())
    common = {"subject": "body:joint-task-force", "reason": "The minutes say so."}
    changes = {"occurred": {"date": "2018-08"}, "name": None}
    amendments: Mapping[str, Mapping[str, Any]] = {
        CORRECTED: {"target": _ENTRY, "changes": changes, **common},
        WITHDRAWN: {"target": _ENTRY, **common},
        ATTESTED: {"target": _ENTRY, "sources": (_SOURCE,), **common, "reason": ""},
        SAME_AS: {"data": {"into": "body:task-force"}, **common},
    }
    for kind, fields in amendments.items():
        yield Content(kind=kind, v=FORMAT, **fields, **_RECORDER)


def _example_of(kind: Definition) -> Content:
    return Content(
        kind=kind.name,
        v=FORMAT,
        subject=f"{kind.family}:mc-3/11 example",
        occurred=Occurred("2018-07", "inferred", "2018年7月"),
        data=read_data(kind, {one.name: _value(one) for one in kind.usable}),
        concerns=("actor:minamata", "area:mc-3-11/mercury-wastes"),
        sources=(_SOURCE,),
        title={"en": Wording("Title"), "zh": Wording("标题", official=True)},
        text={"fr": Wording("Texte")},
        narrative={"en": Wording("It was done."), "zh": Wording("此事已办。")},
        after=_ENTRY,
        follows_from=_ENTRY,
        **_RECORDER,
    )


def _value(member: Member) -> object:
    field = member.field
    reference = f"{(field.families or ('actor',))[0]}:example"
    values: Mapping[Type, Any] = {
        **_VALUES,
        Type.REF: reference,
        Type.REFS: [reference],
        Type.CHOICE: (field.choices or ("",))[0],
    }
    return values[field.type]


def _example_file(content: Content) -> bytes:
    canonical = encode(content).decode()
    both = {"canonical": canonical, "says": to_plain(content)}
    return (json.dumps(both, ensure_ascii=False, indent=2) + "\n").encode()
