"""The endpoint: what is cached, what may wait, and what is refused."""

from gzip import decompress as gunzip

import pytest

from graphql_engine.endpoint import (
    LOOKUP_BYTES,
    RETRY_AFTER_SECONDS,
    EndpointSettings,
)
from graphql_engine.engine import COSTLY_CHARACTERS
from graphql_engine.errors import BadRequestError
from graphql_engine.http.content_negotiation import GRAPHQL_JSON
from graphql_engine.http.http_operation import HTTPOperation
from graphql_engine.http.response_cache import ResponseCache
from graphql_engine.operation import GraphQLRequest
from graphql_engine.persisted_documents import NOT_FOUND, PersistedDocuments, hash_of
from graphql_engine.validation.document_cache import UNRESOLVED
from tests.support.small_product import Context, Data, served, small_engine

NUMBER = "{ number }"
INCREASE = "mutation { increase }"
GATED = "{ gated }"
ONE_OF_EACH = EndpointSettings(threads=1, lane_threads=1, lane_queue=1)
LONG = f"{{ number }} # {'x' * COSTLY_CHARACTERS}"
REFUSED_AND_LONG = f"{{ {'unknown ' * COSTLY_CHARACTERS} }}"


@pytest.fixture
def data() -> Data:
    """Make a number."""
    return Data()


def test_response_is_cached_until_the_data_change(data: Data) -> None:
    """A query is executed once for each version of the data."""
    with served(data) as client:
        first, again = client.post(NUMBER), client.post(NUMBER)
        client.post(INCREASE)
        after = client.post(NUMBER)

    assert first.text == again.text == '{"data":{"number":0}}'
    assert after.text == '{"data":{"number":1}}'
    assert data.executed == ["number"] * 2


def test_cached_response_waits_for_no_thread(data: Data) -> None:
    """However many operations are executed, the event loop sends what is cached."""
    with served(data, ONE_OF_EACH) as client:
        client.post(NUMBER)
        client.start(GATED)
        data.began.wait()

        again = client.post(NUMBER)

    assert again.text == '{"data":{"number":0}}'


@pytest.mark.parametrize("query", [NUMBER, f"{NUMBER} # {'x' * LOOKUP_BYTES}"])
def test_cached_response_is_found_in_a_thread(data: Data, query: str) -> None:
    """Where the version must be waited for, or the request is long, a thread looks."""
    data.is_remote = query == NUMBER
    with served(data) as client:
        first, again = client.post(query), client.post(query)

    assert first.text == again.text == '{"data":{"number":0}}'
    assert data.executed == ["number"]


def test_position_is_stated_in_a_header(data: Data) -> None:
    """A query states the position that it was answered at, a mutation the new one."""
    settings = EndpointSettings(position_header="small-position")
    with served(data, settings) as client:
        sent = [client.post(one) for one in (NUMBER, INCREASE, NUMBER)]

    assert [one.headers["small-position"] for one in sent] == ["0", "1", "1"]


@pytest.mark.parametrize(
    ("query", "cache_control"),
    [
        (NUMBER, "private, no-cache"),
        ("{ fixed }", "private, max-age=31536000, immutable"),
        ("{ fixed personal }", "no-store"),
        ("{ wrong }", "no-store"),
        ("{ unknown }", "no-store"),
        (INCREASE, "no-store"),
    ],
)
def test_caches_are_told_what_they_may_do(
    data: Data, query: str, cache_control: str
) -> None:
    """Only what the context allows is stored, and never an error or a mutation."""
    with served(data) as client:
        sent = client.post(query)

    assert sent.headers["cache-control"] == cache_control
    assert ("etag" in sent.headers) == (cache_control != "no-store")


def test_unchanged_response_is_not_sent_again(data: Data) -> None:
    """A client that has the response is not sent it again, for ever if it is fixed."""
    with served(data) as client:
        etag = client.get("{ fixed }").headers["etag"]
        client.post(INCREASE)
        again = client.get("{ fixed }", **{"if-none-match": f'"x", W/{etag}'})

    assert (again.status_code, again.content) == (304, b"")


def test_error_is_shown_as_the_product_wants(data: Data) -> None:
    """The engine maps every error by the function that it was given."""
    with served(data) as client:
        sent = client.post("{ wrong }")

    assert sent.json()["errors"] == [
        {"message": "something went wrong", "path": ["wrong"]}
    ]


def test_slow_query_is_stopped(data: Data) -> None:
    """One that takes too long is refused in one sentence, whatever it had by then."""
    times = iter([0.0, 11.0, 11.0, 11.0])
    with served(data, engine=small_engine(clock=times.__next__)) as client:
        sent = client.post("{ number late }")

    [error] = sent.json()["errors"]
    assert "took longer than 10 seconds and was stopped" in error["message"]
    assert error["extensions"] == {"code": "TOOK_TOO_LONG"}


def test_mutation_is_never_stopped(data: Data) -> None:
    """It is done or refused, and says which."""
    times = iter([0.0, 11.0])
    with served(data, engine=small_engine(clock=times.__next__)) as client:
        sent = client.post(INCREASE)

    assert sent.json() == {"data": {"increase": 1}}


def test_costly_operations_wait_for_each_other(data: Data) -> None:
    """While one is executed, another waits, and what is not costly does not."""
    with served(data, ONE_OF_EACH) as client:
        first = client.start("{ hardAndGated }")
        data.began.wait()
        second = client.start("{ hard }")
        quick = client.post(NUMBER)
        executed = list(data.executed)
        data.gate.set()

        assert first().json() == {"data": {"hardAndGated": "gated"}}
        assert second().json() == {"data": {"hard": "hard"}}
    assert quick.json() == {"data": {"number": 0}}
    assert executed == ["number"]


@pytest.mark.parametrize("query", ["{ hard }", LONG, REFUSED_AND_LONG])
def test_costly_operation_is_refused_when_the_queue_is_full(
    data: Data, query: str
) -> None:
    """So is a long document, before anybody parses it; the client may try again."""
    settings = ONE_OF_EACH._replace(lane_queue=0)
    with served(data, settings) as client:
        client.start("{ hardAndGated }")
        data.began.wait()

        sent = client.post(query)

    assert sent.status_code == 503
    assert sent.headers["retry-after"] == str(RETRY_AFTER_SECONDS)
    [error] = sent.json()["errors"]
    assert error["extensions"] == {"code": "TOO_BUSY"}


def test_queue_has_room_again(data: Data) -> None:
    """A costly operation that has ended makes room for another."""
    settings = ONE_OF_EACH._replace(lane_queue=0)
    with served(data, settings) as client:
        sent = [client.post(f"{{ hard }} # {number}") for number in range(9)]

    assert {one.status_code for one in sent} == {200}


def test_event_stream_says_that_the_queue_is_full(data: Data) -> None:
    """Events have no status; the error says the same."""
    settings = ONE_OF_EACH._replace(lane_queue=0)
    with served(data, settings) as client:
        client.start("{ hardAndGated }")
        data.began.wait()

        sent = client.post("{ hard }", accept="text/event-stream")

    assert '"code":"TOO_BUSY"' in sent.text


def test_persisted_documents_may_be_the_only_ones(data: Data) -> None:
    """No transport executes another document."""
    documents = PersistedDocuments({hash_of(NUMBER): NUMBER}, only=True)
    with served(data, documents=documents) as client:
        known, other, events = (
            client.post(NUMBER),
            client.post("{ fixed }"),
            client.post("{ fixed }", accept="text/event-stream"),
        )

    assert known.json() == {"data": {"number": 0}}
    assert other.status_code == events.status_code == 400
    assert NOT_FOUND not in other.text


def test_browser_is_sent_to_the_explorer(data: Data) -> None:
    """Somebody who opens the address in a browser wants to look around."""
    settings = EndpointSettings(explorer="/look")
    with served(data, settings) as client:
        sent = client.open(accept="text/html")

    assert sent.status_code == 307
    assert sent.headers["location"] == "/look"


SEVERAL = "mutation A { increase } mutation B { increase }"
FRAGMENT = "fragment F on Query { number }"
AMBIGUOUS = "the document has several operations: say in operationName which one"


def refused(message: str, code: str) -> dict[str, object]:
    """Give the error of a refusal."""
    return {"message": message, "extensions": {"code": code}}


@pytest.mark.parametrize("accept", ["*/*", GRAPHQL_JSON])
def test_ambiguous_document_is_refused(data: Data, accept: str) -> None:
    """The client says which operation it means; nothing is executed unless it does."""
    with served(data) as client:
        sent = client.post(SEVERAL, accept=accept)

    assert sent.status_code == 400
    assert sent.json() == {"errors": [refused(AMBIGUOUS, UNRESOLVED)]}
    assert data.number == 0


def test_ambiguous_document_is_refused_on_every_route(data: Data) -> None:
    """In a link, by its hash and as events too."""
    documents = PersistedDocuments({hash_of(SEVERAL): SEVERAL}, only=False)
    with served(data, documents=documents) as client:
        answers = [
            client.get(SEVERAL),
            client.send({"documentId": hash_of(SEVERAL)}),
            client.send({"query": SEVERAL, "operationName": ""}),
            client.send({"query": SEVERAL, "operationName": None}),
            client.post(SEVERAL, accept="text/event-stream"),
        ]

    assert [AMBIGUOUS in one.text for one in answers] == [True] * 5
    assert [UNRESOLVED in one.text for one in answers] == [True] * 5
    assert data.number == 0


def test_named_operation_is_executed(data: Data) -> None:
    """Once the client says which, that one is executed and no other."""
    several = "query A { number } mutation B { increase }"
    with served(data) as client:
        sent = [
            client.send({"query": several, "operationName": name}) for name in "ABA"
        ]

    assert [one.json() for one in sent] == [
        {"data": {"number": 0}},
        {"data": {"increase": 1}},
        {"data": {"number": 1}},
    ]


@pytest.mark.parametrize(
    ("query", "name", "reason", "code"),
    [
        (NUMBER, "Other", 'the document has no operation named "Other"', UNRESOLVED),
        (SEVERAL, "Other", 'the document has no operation named "Other"', UNRESOLVED),
        (FRAGMENT, None, "the document has no operation", UNRESOLVED),
        ("", None, "there is no query in the request", "BAD_REQUEST"),
    ],
)
def test_document_without_the_operation_is_refused(
    data: Data, query: str, name: str | None, reason: str, code: str
) -> None:
    """A name that names no operation, and a document of fragments alone."""
    with served(data) as client:
        sent = client.send({"query": query, "operationName": name})

    assert sent.status_code == 400
    assert sent.json() == {"errors": [refused(reason, code)]}


def test_ambiguous_document_is_refused_in_process() -> None:
    """Pages execute their documents without a transport."""
    with pytest.raises(BadRequestError, match="several operations"):
        small_engine().execute_sync(SEVERAL, context_value=Context(Data()))


@pytest.mark.parametrize("method", ["get", "post"])
def test_subscription_needs_a_transport_of_many_results(
    data: Data, method: str
) -> None:
    """The refusal says which transports there are."""
    with served(data) as client:
        sent = getattr(client, method)("subscription { numbers }")

    assert sent.status_code == 400
    assert "Accept: text/event-stream" in sent.json()["errors"][0]["message"]


ALIAS = "alias" * 16
LARGE = f"{{ {' '.join(f'{ALIAS}{n}: fixed' for n in range(14))} }}"
"""A query whose response is worth compressing."""


def test_large_response_is_compressed_for_who_accepts_it(data: Data) -> None:
    """Others receive the same body as it is."""
    with served(data) as client:
        sent = [
            client.post(LARGE, **{"accept-encoding": coding})
            for coding in ("identity", "gzip", "br, gzip;q=0.5", "*", "", "gzip;q=0")
        ]

    codings = [one.headers.get("content-encoding") for one in sent]
    assert codings == [None, "gzip", "gzip", "gzip", None, None]
    assert len({one.content for one in sent}) == 1
    assert int(sent[1].headers["content-length"]) < len(sent[1].content) / 2
    assert {one.headers["vary"] for one in sent} == {"accept, accept-encoding"}


def test_cached_response_is_compressed_once(data: Data) -> None:
    """What was compressed for one client is cached beside the body for others."""
    cache = ResponseCache()

    def operation() -> HTTPOperation:
        request, context = GraphQLRequest(LARGE), Context(data)
        return HTTPOperation(small_engine(), cache, data, request, context, "POST")

    first = operation()
    response = first.respond(may_be_costly=True)
    assert response
    packed = first.compress(response)
    found = operation().find_cached(data.read_version())

    assert found == packed
    assert gunzip(packed.gzipped) == packed.body


def test_each_form_of_a_response_has_its_etag(data: Data) -> None:
    """A client is told that it has the form that it would be sent."""
    gzip, plain = {"accept-encoding": "gzip"}, {"accept-encoding": "identity"}
    with served(data) as client:
        packed, unpacked = client.get(LARGE, **gzip), client.get(LARGE, **plain)
        known = {"if-none-match": packed.headers["etag"]}
        same = client.get(LARGE, **gzip, **known)
        other = client.get(LARGE, **plain, **known)

    assert packed.headers["etag"] != unpacked.headers["etag"]
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["vary"] == "accept, accept-encoding"
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("query", "accept"),
    [(NUMBER, "*/*"), (LARGE, "text/event-stream")],
)
def test_small_response_and_events_are_not_compressed(
    data: Data, query: str, accept: str
) -> None:
    """Events must arrive one by one."""
    with served(data) as client:
        sent = client.post(query, accept=accept, **{"accept-encoding": "gzip"})

    assert sent.status_code == 200
    assert "content-encoding" not in sent.headers


def test_response_that_is_not_cached_is_compressed_too(data: Data) -> None:
    """It is compressed each time."""
    with served(data) as client:
        sent = client.post(
            LARGE.replace("}", " personal }"), **{"accept-encoding": "gzip"}
        )

    assert sent.headers["content-encoding"] == "gzip"
    assert sent.headers["cache-control"] == "no-store"
    assert sent.json()["data"]["personal"] == "personal"
