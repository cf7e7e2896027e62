"""Many subscriptions: limits on their number, on different ones, on threads."""

import asyncio
from collections.abc import AsyncGenerator
from threading import Lock
from typing import Any

from strawberry.types import ExecutionResult

from api.graphql.live.feed import THREADS, Feed, FeedLimits, SubscriptionRequest
from tests.support.graphql_queries import Asker
from tests.support.product_engine import product_engine

pytest_plugins = ("tests.support.graphql_ledgers",)

FOLLOW = "subscription S{} {{ entries(after: 0) {{ position }} }}"
FORM = 'mutation {{ bodyFormed(entry: {{subject: "b{}"}}) {{ __typename }} }}'


def asked(number: int) -> SubscriptionRequest:
    """Make a subscription that differs from all others."""
    return SubscriptionRequest(FOLLOW.format(number), {}, None, "everyone")


async def first(lines: AsyncGenerator[ExecutionResult, None]) -> str:
    """Return the first result: a position, or the message of an error."""
    result = await anext(lines)
    if result.errors:
        return result.errors[0].message
    return str(result.data and result.data["entries"]["position"])


def test_different_questions_are_bounded(ask: Asker) -> None:
    """Each entry is executed for each different subscription, so they are limited."""
    ask(FORM.format(1))

    async def crowd() -> list[str]:
        limits = FeedLimits(subscriptions=2)
        feed = Feed(ask.services, product_engine().execute_sync, limits=limits)
        lines = [feed.follow(asked(number)) for number in (1, 2, 3, 1)]
        heard = [await first(one) for one in lines]
        for one in lines:
            await one.aclose()
        again = feed.follow(asked(3))
        heard.append(await first(again))
        await again.aclose()
        return heard

    one, two, three, same, after = asyncio.run(crowd())

    assert (one, two, same) == ("1", "1", "1")
    assert "2 different questions follow the log already" in three
    assert after == "1"  # those who left make room


def test_who_follows_takes_few_threads(ask: Asker) -> None:
    """However many subscribe, most threads remain for requests."""
    ask(FORM.format(1))
    turn, at_work, most = Lock(), [0], [0]

    def execute(*given: Any, **options: Any) -> ExecutionResult:  # noqa: ANN401 - those of the schema
        counts = options["root_value"].written is not None
        with turn:
            at_work[0] += counts
            most[0] = max(most[0], at_work[0])
        result = product_engine().execute_sync(*given, **options)
        with turn:
            at_work[0] -= counts
        return result

    async def crowd() -> list[str]:
        feed = Feed(ask.services, execute)
        lines = [feed.follow(asked(number)) for number in range(50)]
        heard = await asyncio.gather(*map(first, lines))
        for one in lines:
            await one.aclose()
        return heard

    heard = asyncio.run(crowd())

    assert heard == ["1"] * 50
    assert 1 <= most[0] <= THREADS
