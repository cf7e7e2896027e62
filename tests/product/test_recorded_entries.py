"""Entries as they were once written: they load for ever, and say the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from devtools.recorded_examples import missing_examples
from domain.content import decode, encode, to_plain
from domain.entry import AMENDMENTS, Entry
from domain.kinds import KINDS
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from domain.state.fold import fold_state

ROOT = Path(__file__).parents[2]
RECORDED = sorted((ROOT / "tests/recorded").glob("*.json"))


def _recorded(path: Path) -> tuple[bytes, dict[str, Any]]:
    both = json.loads(path.read_text(encoding="utf-8"))
    return both["canonical"].encode(), both["says"]


def test_every_kind_and_amendment_has_a_recorded_example() -> None:
    """A new kind gets its example before its first entry is written."""
    kinds = {path.name.removesuffix(".json").rpartition(".")[0] for path in RECORDED}

    assert kinds >= {*KINDS, *AMENDMENTS}
    assert missing_examples(ROOT) == {}


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_recorded_example_says_what_it_said(path: Path) -> None:
    """What was written once is read in the same way by every later version."""
    canonical, says = _recorded(path)

    content = decode(canonical)

    assert to_plain(content) == says
    assert encode(content) == canonical


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_recorded_example_folds(path: Path) -> None:
    """Its kind is known, its fields too, and it sets what its kind sets."""
    content = decode(_recorded(path)[0])
    subject = Ref.parse(content.subject)
    entry = Entry(
        event_id=event_id_of("1"),
        version=1,
        position=1,
        content=content,
        subject=subject,
    )

    found = fold_state([entry], day=entry.fact.last, position=1)

    if content.kind in KINDS:
        kind = KINDS[content.kind]
        assert content.data.keys() <= kind.by_name.keys()
        slots = {(one.field, one.item) for one in kind.effects(content.data)}
        assert found.keys() == slots
    else:
        assert found == {}
