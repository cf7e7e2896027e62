"""What clients have had of the time lately, and who lets others begin first."""

import pytest

from graphql_engine.scheduling.cpu_shares import HALF_LIFE_SECONDS, MOST_CLIENTS, Shares
from graphql_engine.scheduling.fair_queue import Turns, turn
from graphql_engine.validation.document_cache import STRETCH, ParsedDocument


class Hours:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Hours:
    """Make a clock."""
    return Hours()


@pytest.fixture
def turns(clock: Hours) -> Turns:
    """Make turns of which one client, called greedy, has had all."""
    shares = Shares(clock)
    shares.add("greedy", 1.0)
    return Turns(shares)


@pytest.fixture
def busy(turns: Turns) -> Turns:
    """Let a quick question of somebody else's be at work."""
    turns.enter()
    return turns


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_share_is_what_was_worked_of_the_time(clock: Hours, share: float) -> None:
    """Who works half of each while has had half of the time."""
    shares = Shares(clock)

    for _ in range(1_000):
        clock.now += 0.001
        shares.add("one", 0.001 * share)

    assert shares.of("one") == pytest.approx(share, rel=0.01)
    assert shares.of("other") == 0


def test_what_was_worked_is_forgotten_by_and_by(clock: Hours) -> None:
    """After a while it counts half, and then half of that."""
    shares = Shares(clock)
    shares.add("one", 1.0)
    before = shares.of("one")

    clock.now += 2 * HALF_LIFE_SECONDS

    assert shares.of("one") == pytest.approx(before / 4)


def test_few_clients_are_remembered(clock: Hours) -> None:
    """Who comes under another name each time takes no memory."""
    shares = Shares(clock)

    for number in range(MOST_CLIENTS + 1):
        shares.add(number, 1.0)

    assert shares.of(0) == 0
    assert shares.of(1) > 0


def test_greedy_question_lets_others_begin_first(
    busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks without a pause begins when nobody else's quick question is at work."""
    order = list[str]()
    monkeypatch.setattr(busy, "stand_back", lambda _: order.append("stood back"))

    with turn(busy, "greedy") as mine:
        mine.work(lambda: order.append("worked"))

    assert mine.is_greedy
    assert order == ["stood back", "worked"]


def test_nobody_stands_back_for_a_greedy_question(turns: Turns) -> None:
    """Those who ask without a pause do not hold up each other."""
    with turn(turns, "greedy"):
        assert (turns.quick, turns.greedy) == (0, 1)

    assert (turns.quick, turns.greedy) == (0, 0)


def test_greedy_question_that_takes_long_is_counted_once(turns: Turns) -> None:
    """It becomes a long one like any other."""
    with turn(turns, "greedy") as mine:
        mine.give_way(lambda: False)
        assert (turns.quick, turns.greedy, turns.long) == (0, 0, 1)

    assert (turns.quick, turns.greedy, turns.long) == (0, 0, 0)


def test_work_counts_for_who_asked(turns: Turns) -> None:
    """Who has asked little is not greedy, and what it asks is counted."""
    with turn(turns, "modest") as mine:
        total = mine.work(lambda: sum(range(100_000)))

    assert total == 4_999_950_000
    assert not mine.is_greedy
    assert turns.shares.of("modest") > 0


def test_question_without_a_client_is_held_against_nobody(turns: Turns) -> None:
    """Work of the server's own is nobody's share."""
    with turn(turns) as mine:
        mine.work(lambda: None)

    assert not mine.is_greedy
    assert turns.shares.of(None) == 0


def test_greedy_question_pauses_in_its_midst(
    busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a long document is read, a quick question of somebody else's goes first."""
    pauses = list[str]()
    monkeypatch.setattr(busy, "stand_back", lambda _: pauses.append("paused"))

    with turn(busy, "greedy"):
        ParsedDocument(f"{{ {'__typename ' * 3 * STRETCH} }}")

    assert pauses == ["paused"] * 3


def test_pauses_take_no_more_patience_than_one(
    busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a document is, it is read in the end."""
    stopped = list[bool]()
    monkeypatch.setattr(busy, "stand_back", lambda stop: stopped.append(stop()))
    monkeypatch.setattr("graphql_engine.scheduling.fair_queue.PATIENCE_SECONDS", -1.0)

    with turn(busy, "greedy") as mine:
        mine.pause()

    assert stopped == [True]


def test_modest_question_never_pauses(
    busy: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is quick, of somebody who asks now and then, is done at once."""
    monkeypatch.delattr("graphql_engine.scheduling.fair_queue.Turns.stand_back")

    with turn(busy, "modest"):
        known = ParsedDocument(f"{{ {'__typename ' * 3 * STRETCH} }}")

    assert known.document.definitions


def test_greedy_question_gives_up_the_processor(
    turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where nobody asks yet: a request may be waiting to be taken in."""
    given = list[str]()
    monkeypatch.setattr(
        "graphql_engine.scheduling.fair_queue.give_up_processor",
        lambda: given.append("up"),
    )

    with turn(turns, "greedy") as greedy:
        greedy.pause()
    with turn(turns, "modest") as modest:
        modest.pause()

    assert given == ["up"]
