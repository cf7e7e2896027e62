"""Entries as they were once written: they load for ever, and say the same."""

import json
from pathlib import Path
from typing import Any

from devtools.recorded_examples import missing_examples
from domain.content import Content, decode, encode, to_plain
from domain.entry import AMENDMENTS, Entry
from domain.kinds import KINDS
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from domain.state.fold import Setting, fold_state

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


def test_recorded_examples_say_what_they_said() -> None:
    """What was written once is read in the same way by every later version."""
    for path in RECORDED:
        canonical, says = _recorded(path)

        content = decode(canonical)

        assert to_plain(content) == says, path.stem
        assert encode(content) == canonical, path.stem


def test_recorded_examples_fold() -> None:
    """Their kinds are known, their fields too, and they set what their kinds set."""
    for path in RECORDED:
        content = decode(_recorded(path)[0])

        found = _fold(content)

        if content.kind in KINDS:
            kind = KINDS[content.kind]
            assert content.data.keys() <= kind.by_name.keys(), path.stem
            date = content.occurred.date if content.occurred else ""
            effects = kind.effects(content.data, date)
            slots = {(one.field, one.item) for one in effects}
            assert found.keys() == slots, path.stem
        else:
            assert found == {}, path.stem


def _fold(content: Content) -> dict[tuple[str, str], Setting]:
    """Return the state of a subject on which only this was recorded."""
    subject = Ref.parse(content.subject)
    entry = Entry(
        event_id=event_id_of("1"),
        version=1,
        position=1,
        content=content,
        subject=subject,
    )
    return fold_state([entry], day=entry.fact.last, position=1)
