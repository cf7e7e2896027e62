"""Events from outside the founding documents, recorded as a co-chair types them.

Each near-duplicate is pointed out with the very entry that it repeats; what is new is
recorded without a doubt; what was held keeps no mark of its plan.
"""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.entry import Entry
from store.cooperation_log import open_log
from store.engine import open_engine
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)
pytestmark = pytest.mark.slow

EVENTS = Path(__file__).parent / "outside_events"
ROUNDS = sorted(one.stem for one in EVENTS.glob("*.yaml"))


@pytest.mark.parametrize("name", ROUNDS)
def test_what_is_said_again_is_doubted_and_nothing_else(
    own_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The expected outcome of each event was written before it was recorded."""
    monkeypatch.setenv("TRILOGUE_ENTITY", "actor:minamata")
    given = yaml.safe_load((EVENTS / f"{name}.yaml").read_text())
    for command in given["setup"]:
        assert own_trilogue(*shlex.split(command)).code == 0
    entries = open_log(open_engine(f"sqlite:///{own_trilogue.place}")).entries_after(0)
    labels: dict[str, int] = {}

    outcomes = {
        event["id"]: _outcome(own_trilogue, event, labels) for event in given["events"]
    }

    assert outcomes == {
        event["id"]: labels.get(event.get("dup")) or _position(entries, event)
        for event in given["events"]
    }
    assert "no subjects disagree" in own_trilogue("findings").out
    held = own_trilogue.rows(
        "subjects", "--family", "meeting", "--field", "status=held"
    )
    assert held
    for meeting in held:
        fields = own_trilogue.rows("show", meeting["reference"])
        assert not {"planned_for", "tentative"} & {one["field"] for one in fields}


def _outcome(
    trilogue: CommandLine, event: dict[str, Any], labels: dict[str, int]
) -> int | str | None:
    """Record an event; return the entry that a doubt names, or None if recorded."""
    told = trilogue(*shlex.split(event["do"]))
    if recorded := re.search(r"recorded as entry (\d+)", told.out):
        labels[event.get("label", "")] = int(recorded[1])
        return None if "findings" not in told.err else told.err
    named = re.findall(r"entry (\d+)", told.err)
    return int(named[0]) if len({*named}) == 1 else told.err


def _position(entries: list[Entry], event: dict[str, Any]) -> int | None:
    """Find the founding entry that an event repeats; None if it repeats none."""
    kind, subject, *words = event.get("dup", " ").split(" ")
    found = (
        one.position
        for one in entries
        if (one.content.kind, one.content.subject) == (kind, subject)
        and all(word.encode() in one.canonical for word in words)
    )
    return next(found, None)
