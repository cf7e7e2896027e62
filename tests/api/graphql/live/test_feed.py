"""Subscriptions: each entry once, in order, executed once for equal subscriptions."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from strawberry.types import ExecutionResult

from api.graphql.live.feed import Feed, FeedLimits, SubscriptionRequest
from api.graphql.live.head_watcher import HeadWatcher
from store.personal import erase
from tests.support.graphql_queries import Asker
from tests.support.product_engine import product_engine

pytest_plugins = ("tests.support.graphql_ledgers",)

FOLLOW = "subscription ($after: Int) { entries(after: $after) { position kind } }"
AROUND = 'subscription { entries(after: 0, filter: {body: "green"}) { position kind } }'

BACKWARDS = 'from: "2019-01-01", to: "2018-12-31"'


def form(ask: Asker, subject: str) -> None:
    """Record that a body was formed."""
    ask(f'mutation {{ bodyFormed(entry: {{subject: "{subject}"}}) {{ __typename }} }}')


def followed(document: str, **variables: object) -> SubscriptionRequest:
    """Make a subscription."""
    return SubscriptionRequest(document, variables, None, "everyone")


async def take(
    feed: Feed, asked: SubscriptionRequest, many: int
) -> list[Mapping[str, Any] | str | None]:
    """Return some results of a subscription, or the message of its error."""
    heard: list[Mapping[str, Any] | str | None] = []
    lines = feed.follow(asked)
    async for result in lines:
        complaints = result.errors or []
        found = result.data["entries"] if result.data else complaints[0].message
        heard.append(found)
        if len(heard) == many:
            break
    await lines.aclose()
    return heard


def hear(
    ask: Asker,
    asked: SubscriptionRequest,
    many: int,
    **options: Any,  # noqa: ANN401 - those of the feed
) -> list[Mapping[str, Any] | str | None]:
    """Return some results of a subscription to a ledger."""
    feed = Feed(ask.services, product_engine().execute_sync, **options)
    return asyncio.run(take(feed, asked, many))


def test_follower_goes_on_where_it_left_off(ask: Asker) -> None:
    """A client that connects again after a position misses and repeats nothing."""
    for name in ("one", "two", "three"):
        form(ask, name)

    first = hear(ask, followed(FOLLOW, after=0), 2)
    rest = hear(ask, followed(FOLLOW, after=2), 1)

    assert [*first, *rest] == [
        {"position": number, "kind": "body.formed"} for number in (1, 2, 3)
    ]


def test_follower_hears_of_what_is_recorded_meanwhile(ask: Asker) -> None:
    """Without a position, results begin with the next entry."""
    form(ask, "old")
    waited_for: list[int] = []

    class Watched(HeadWatcher):
        async def wait_beyond(self, position: int) -> None:
            if not waited_for:
                await asyncio.to_thread(form, ask, "new")
            waited_for.append(position)
            await super().wait_beyond(position)

    heard = hear(ask, followed(FOLLOW), 1, watcher=Watched(ask.services.log))

    assert waited_for == [1]
    assert heard == [{"position": 2, "kind": "body.formed"}]


def test_equal_questions_are_executed_once(ask: Asker) -> None:
    """A hundred dashboards cost as much as one, wherever each began."""
    form(ask, "one")
    form(ask, "two")
    executed: list[object] = []

    def execute(*given: Any, **options: Any) -> ExecutionResult:  # noqa: ANN401 - those of the schema
        executed.append(options["root_value"].written)
        return product_engine().execute_sync(*given, **options)

    async def together() -> None:
        feed = Feed(ask.services, execute)
        asked = [followed(FOLLOW, after=number % 2) for number in range(100)]
        await asyncio.gather(
            *(take(feed, one, 2 - one.variables["after"]) for one in asked)
        )

    asyncio.run(together())

    assert len([line for line in executed if line is not None]) == 2


def test_filter_leaves_entries_and_what_amends_them(ask: Asker) -> None:
    """Amendments are selected with the entry that they amend."""
    form(ask, "red")
    form(ask, "green")
    ask('mutation { withdraw(target: "#1", reason: "twice") { __typename } }')
    ask(
        'mutation { correct(target: "#2", reason: "its name", patch: '
        '{bodyFormed: {name: {en: "Green group"}}}) { __typename } }'
    )

    heard = hear(ask, followed(AROUND), 2)

    assert heard == [
        {"position": 2, "kind": "body.formed"},
        {"position": 4, "kind": "entry.corrected"},
    ]


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("subscription { entries(after: 9) { position } }", "no position 9"),
        ("subscription { entries(after: -1) { position } }", "no position -1"),
        (
            "subscription { entries(filter: { " + BACKWARDS + " }) { position } }",
            "from 2019-01-01 is after to 2018-12-31",
        ),
        (
            'subscription { entries(filter: {of: "nobody"}) { position } }',
            "nobody",
        ),
        ("subscription { entries { nothing } }", "Cannot query field"),
        ("subscription {", "Syntax Error"),
    ],
)
def test_what_cannot_be_heard_of_is_refused(
    ask: Asker, document: str, complaint: str
) -> None:
    """A mistake is an error, not silence."""
    heard = hear(ask, followed(document), 9)

    assert len(heard) == 1
    assert complaint in str(heard[0])


def test_followers_are_bounded(ask: Asker) -> None:
    """A further subscriber is refused and can try again later."""
    [refused] = hear(ask, followed(FOLLOW), 1, limits=FeedLimits(subscribers=0))

    assert "try again later" in str(refused)


def test_what_was_erased_is_told_to_no_later_follower(ask: Asker) -> None:
    """A result with a personal value is not given to later subscribers."""
    ask(
        'mutation { actorRegistered(entry: {subject: "officer", '
        'personalName: "A. Person"}) { __typename } }'
    )
    document = (
        "subscription { entries(after: 0) "
        "{ entry { ... on ActorRegistered { personalName } } } }"
    )

    async def hear_twice() -> list[Any]:
        feed = Feed(ask.services, product_engine().execute_sync)
        before = await take(feed, followed(document), 1)
        (line,) = ask.services.log.entries_after(0, 1)
        erase(ask.services.engine, line.event_id)
        return [*before, *await take(feed, followed(document), 1)]

    heard = asyncio.run(hear_twice())

    assert heard == [
        {"entry": {"personalName": "A. Person"}},
        {"entry": {"personalName": None}},
    ]
