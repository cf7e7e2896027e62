"""A WebSocket survives any frame: it is closed with the protocol's code."""

import asyncio
import json
from collections.abc import Iterable
from contextlib import closing
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Scope

from tests.support.logged_lines import logged_lines
from tests.support.patience import PATIENCE_SECONDS
from tests.support.small_product import Data, small_endpoint

Frame = str | bytes

PING = '{"type": "ping"}'
INIT = '{"type": "connection_init"}'
QUERY = {"query": "{ number }"}
SUBSCRIBE = json.dumps({"type": "subscribe", "id": "1", "payload": QUERY})
GATED = SUBSCRIBE.replace("number", "gated")
SCOPE: Scope = {
    "type": "websocket",
    "path": "/",
    "query_string": b"",
    "headers": [],
    "subprotocols": ["graphql-transport-ws"],
}
INVALID, UNAUTHORIZED, DUPLICATE, TOO_MANY = 4400, 4401, 4409, 4429


class Conversation(NamedTuple):
    """What a server sent to a client, and what it logged meanwhile.

    Attributes:
        code: with which it closed the connection; None if the client did.
    """

    messages: list[dict[str, object]]
    code: int | None
    reason: str
    logged: list[str]


def converse(frames: Iterable[Frame], until: str = "") -> Conversation:
    """Send frames to a server, then disconnect.

    Args:
        until: the type of a message to wait for before that, unless the server closes.
    """
    waiting: list[Message] = [{"type": "websocket.connect"}]
    for one in frames:
        kind = "text" if isinstance(one, str) else "bytes"
        waiting.append({"type": "websocket.receive", kind: one})
    sent: list[Message] = []

    heard = asyncio.Event()

    async def receive() -> Message:
        await asyncio.sleep(0)  # operations that were started get their turn
        if not waiting:
            data.gate.set()
        if until and not waiting:
            await asyncio.wait_for(heard.wait(), PATIENCE_SECONDS)
        return (
            waiting.pop(0)
            if waiting
            else {"type": "websocket.disconnect", "code": 1000}
        )

    async def send(message: Message) -> None:
        if message.get("reason"):
            assert len(message["reason"].encode()) <= 123
        sent.append(message)
        if message["type"] == "websocket.close" or until in message.get("text", ""):
            heard.set()
        if message["type"] == "websocket.close":
            data.gate.set()

    data = Data()
    with logged_lines() as logged, closing(small_endpoint(data)) as endpoint:
        asyncio.run(endpoint(SCOPE, receive, send))
    closings = [one for one in sent if one["type"] == "websocket.close"]
    assert len(closings) <= 1
    assert sent[-1:] == closings or not closings
    return Conversation(
        [json.loads(one["text"]) for one in sent if one["type"] == "websocket.send"],
        closings[0]["code"] if closings else None,
        closings[0]["reason"] if closings else "",
        logged,
    )


def subscribe(**fields: object) -> str:
    """Write a message that subscribes, with other fields than usual."""
    return json.dumps({"type": "subscribe", "id": "1", "payload": QUERY} | fields)


MALFORMED: dict[str, Frame] = {
    "a list": "[]",
    "null": "null",
    "a number": "5",
    "a text": '"subscribe"',
    "no JSON": "{",
    "nothing": "",
    "deep": "[" * 100_000,
    "binary": b"{}",
    "no type": "{}",
    "a type that is a number": '{"type": 5}',
    "a type that is a list": '{"type": []}',
    "an unknown type": '{"type": "start"}',
    "an unknown long type": json.dumps({"type": "会" * 1_000}),
    "a type of the server": '{"type": "next", "id": "1", "payload": {}}',
    "a payload that is a list": '{"type": "ping", "payload": []}',
    "an init with a text": '{"type": "connection_init", "payload": "x"}',
    "no payload": '{"type": "subscribe", "id": "1"}',
    "payload null": subscribe(payload=None),
    "a payload of text": subscribe(payload="{ number }"),
    "a payload without a query": subscribe(payload={}),
    "a query that is a number": subscribe(payload={"query": 5}),
    "variables that are a list": subscribe(payload=QUERY | {"variables": []}),
    "a name that is a number": subscribe(payload=QUERY | {"operationName": 5}),
    "extensions of text": subscribe(payload=QUERY | {"extensions": "x"}),
    "an id that is a number": subscribe(id=1),
    "an id that is null": subscribe(id=None),
    "an empty id": subscribe(id=""),
    "a complete without an id": '{"type": "complete"}',
    "a complete of a list": '{"type": "complete", "id": []}',
}


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("frame", MALFORMED)
def test_malformed_message_closes_the_connection(frame: str, is_open: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Before and after the client has introduced itself; nothing is logged."""
    sent = MALFORMED[frame]

    heard = converse([INIT, sent] if is_open else [sent])

    assert heard.code == INVALID
    assert heard.reason
    assert heard.logged == []


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([SUBSCRIBE], UNAUTHORIZED),
        ([INIT, INIT], TOO_MANY),
        ([INIT, GATED, GATED], DUPLICATE),
        ([INIT, *[GATED.replace("1", "x" * 10_000)] * 2], DUPLICATE),
        ([INIT, GATED, SUBSCRIBE], DUPLICATE),
    ],
)
def test_breach_of_the_protocol_has_its_code(frames: list[str], code: int) -> None:
    """Clients tell from the code what they did wrong."""
    heard = converse(frames, until="closed")

    assert heard.code == code
    assert heard.logged == []


def test_optional_fields_may_be_null() -> None:
    """Clients write null where they have nothing to say."""
    nothing = {"variables": None, "operationName": None, "extensions": None}

    heard = converse(
        [
            '{"type": "connection_init", "payload": null}',
            '{"type": "ping", "payload": null}',
            subscribe(payload=QUERY | nothing),
        ],
        until="complete",
    )

    assert [one["type"] for one in heard.messages] == [
        "connection_ack",
        "pong",
        "next",
        "complete",
    ]
    assert (heard.code, heard.logged) == (None, [])


def test_mistake_in_a_document_ends_no_other_operation() -> None:
    """A misspelt query is answered with an error, and the connection stays."""
    heard = converse([INIT, subscribe(payload={"query": "{"}), PING], until="error")

    types = {str(one["type"]) for one in heard.messages}
    assert types == {"connection_ack", "error", "pong"}
    assert (heard.code, heard.logged) == (None, [])


@pytest.mark.parametrize(
    "document", ["query A { number } query B { number }", "{ number } { fixed }"]
)
def test_ambiguous_document_is_refused(document: str) -> None:
    """Over a WebSocket too, the client has to say which operation it means."""
    query = subscribe(payload={"query": document, "operationName": ""})

    heard = converse([INIT, query], until="error")

    [error] = [one for one in heard.messages if one["type"] == "error"]
    assert "several operations: say in operationName which" in str(error["payload"])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
DOCUMENTS = st.sampled_from(
    ["", "{", "{ number }", "{ gated }", "{ no }", "mutation { increase }", "\ud800"]
)
PAYLOADS = st.fixed_dictionaries(
    {"query": DOCUMENTS | JSON},
    optional={"variables": JSON, "operationName": JSON, "extensions": JSON},
)
TYPES = st.sampled_from(
    ["connection_init", "ping", "pong", "subscribe", "complete", "next", "会" * 100]
)
MESSAGES = st.fixed_dictionaries(
    {"type": TYPES},
    optional={
        "id": st.sampled_from(["1", "2", "x" * 200]) | JSON,
        "payload": PAYLOADS | JSON,
    },
)
FRAMES = st.lists(
    MESSAGES.map(json.dumps) | JSON.map(json.dumps) | st.text() | st.binary(),
    max_size=8,
)


@given(frames=FRAMES, is_open=st.booleans())
def test_any_frames_are_survived(frames: list[Frame], is_open: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is sent, the connection ends in order and nothing is logged."""
    heard = converse([INIT, *frames] if is_open else frames)

    assert heard.code in {None, INVALID, UNAUTHORIZED, DUPLICATE, TOO_MANY}
    assert heard.logged == []
