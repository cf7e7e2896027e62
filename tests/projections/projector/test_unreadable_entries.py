"""An entry whose bytes cannot be read: it is shown as such, and the rest goes on."""

import json

import pytest
import sqlalchemy as sa

from api.cli.command_group import build
from api.cli.command_index import INDEX
from api.cli.query_commands import load_query, run_query
from api.output.doctor import examine_ledger
from api.output.export import lines
from domain.references import Ref
from store.errors import UnreadableEntryError
from store.tables import log
from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker
from tests.support.http_client import browsing_product

pytest_plugins = ("tests.support.graphql_ledgers",)

GROUP = Ref("body", "group").subject_id.hex
SPOILT = (
    b'{"kind":"body.worked","subject":"bo',
    b"\xff\xfe",
    b'{"kind":"body.worked"}',
    b'{"kind":"body.worked","subject":"nothing-known"}',
    b'{"kind":"body.worked","subject":"body:another"}',
    b'{"kind":"body.worked","subject":"body:group","data":{"deep":' + b"[" * 9_000,
)


def plant(asker: Asker, data: bytes, *, position: int, version: int) -> None:
    """Put a row into the log past the ledger."""
    row = {
        "position": position,
        "recorded_at": "2026-11-21T09:00:01.000000+00:00",
        "clock_at": "2026-11-21T09:00:01.000000+00:00",
        "event_id": f"{position:032x}",
        "subject_id": GROUP,
        "version": version,
        "kind": "body.worked",
        "recorded_by": "officer-1",
        "on_behalf_of": "minamata",
        "metadata": "{}",
        "data": data,
    }
    with asker.services.engine.begin() as connection:
        connection.execute(sa.insert(log), [row])


@pytest.fixture(params=SPOILT, ids=range(len(SPOILT)))
def spoilt(ask: Asker, request: pytest.FixtureRequest) -> Asker:
    """Ask a ledger whose second of three entries cannot be read."""
    act(ask, 'bodyFormed(entry: {subject: "group", occurred: {date: "2019"}})')
    plant(ask, request.param, position=2, version=2)
    act(ask, 'meetingPlanned(entry: {subject: "call", plannedFor: "2027"})')
    return ask


def test_rest_goes_on(spoilt: Asker) -> None:
    """What stands before it and after it is answered as if it were not there."""
    found = spoilt.at(
        "moment { position } timeline { edges { node { position } } } "
        "changes(first: 2) { edges { node { position } } pageInfo { hasNextPage } } "
        'subject(reference: "group") { facts { position } history { position } }'
    )

    lines_of = {
        name: [edge["node"]["position"] for edge in found[name]["edges"]]
        for name in ("timeline", "changes")
    }
    assert found["moment"]["position"] == 3
    assert sorted(lines_of["timeline"]) == lines_of["changes"] == [1, 3]
    assert found["changes"]["pageInfo"] == {"hasNextPage": False}
    assert found["subject"] == {
        "facts": [{"position": 1}],
        "history": [{"position": 1}],
    }


def test_last_entry_can_be_the_one(ask: Asker) -> None:
    """The moment is that of the log, whatever its last line holds."""
    plant(ask, SPOILT[0], position=1, version=1)

    found = ask.at("moment { position knownAt } timeline { edges { cursor } }")

    assert found["moment"] == {"position": 1, "knownAt": "2026-11-21T09:00:01+00:00"}
    assert found["timeline"] == {"edges": []}


def test_auditor_doctor_and_health_show_it(spoilt: Asker) -> None:
    """Nobody has to find out by what is missing."""
    aside = spoilt.at("setAside { position reason }")["setAside"]
    answer, is_well = examine_ledger(spoilt.services)
    with browsing_product(spoilt.services.settings, clock=spoilt.clock) as browser:
        health = browser.get("/health").json()

    assert [one["position"] for one in aside] == [2]
    assert all(one["reason"] for one in aside)
    assert not is_well
    assert "entry 2 set aside" in [row["check"].value for row in answer.rows]
    assert health == {"status": "damaged", "position": 3, "set_aside": 1}


def test_command_lists_it_as_graphql_does(spoilt: Asker) -> None:
    """With its position and the reason."""
    command = INDEX["unreadable"]
    typed = build(command).make_context("unreadable", []).params

    rows = run_query(spoilt.services, load_query(command), typed).rows

    found = spoilt.at("setAside { position reason }")["setAside"]
    assert [{name: row[name].value for name in row} for row in rows] == found
    assert len(found) == 1


def test_export_says_that_it_stands_there(spoilt: Asker) -> None:
    """A copy of the log that is silent about a line would pass for the whole."""
    found = [json.loads(line) for _, line in lines(spoilt.services.log, 3)]

    assert [one["position"] for one in found] == [1, 2, 3]
    assert [one["position"] for one in found if "unreadable" in one] == [2]


def test_nothing_is_recorded_on_its_subject(spoilt: Asker) -> None:
    """Who cannot read all of a subject cannot tell what contradicts it."""
    (complaint,) = spoilt.complaints(
        'mutation { bodyWorked(entry: {subject: "group"}) { __typename } }'
    )

    assert complaint.startswith("entry 2 of the log cannot be read (")


def test_recording_on_other_subjects_goes_on(spoilt: Asker) -> None:
    """One bad line does not stop the cooperation."""
    told = act(spoilt, 'bodyFormed(entry: {subject: "other"})')

    assert told["__typename"] == "Recorded"
    assert told["position"] == 4


def test_subject_cannot_be_loaded_in_part(spoilt: Asker) -> None:
    """The ledger refuses; it does not go by what happens to be readable."""
    with pytest.raises(UnreadableEntryError) as caught:
        spoilt.services.log.load([Ref("body", "group").subject_id])

    assert caught.value.position == 2


def test_health_of_a_whole_ledger(ask: Asker) -> None:
    """Nothing is wrong where nothing was set aside."""
    act(ask, 'bodyFormed(entry: {subject: "group"})')

    with browsing_product(ask.services.settings, clock=ask.clock) as browser:
        health = browser.get("/health").json()

    assert health == {"status": "ok", "position": 1, "set_aside": 0}
