"""Turns: long questions stand back for quick ones, and are answered in the end."""

from collections.abc import Callable
from math import inf

import pytest

from api.graphql.schema import LIBRARY, schema
from graphql_engine.scheduling import fair_queue
from graphql_engine.scheduling.deadline import check, within
from graphql_engine.scheduling.fair_queue import TooBusyError, Turn, Turns, turn


class Asked:
    """Stands in for a look whether somebody still waits, and acts when it is asked."""

    def __init__(
        self, act: Callable[[], None] | None = None, *, answers: bool = False
    ) -> None:
        self.times = 0
        self._act = act
        self._answers = answers

    def __call__(self) -> bool:
        """Count, act the first time, and say whether to stop."""
        self.times += 1
        if self._act and self.times == 1:
            self._act()
        return self._answers


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Take every question for a long one, which would stand back for a minute."""
    monkeypatch.setattr(fair_queue, "QUICK_SECONDS", -1.0)
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 60.0)
    return Turns()


def test_quick_question_waits_for_nobody() -> None:
    """What works for a few milliseconds is never held up by this."""
    all_turns, asked = Turns(), Asked()

    with turn(all_turns) as first, turn(all_turns):
        first.look(asked, may_wait=True)

    assert not first.is_long
    assert asked.times == 0


def test_long_question_stands_back_for_a_quick_one(patient: Turns) -> None:
    """As long as a quick one is at work, a long one does nothing."""
    patient.enter()
    asked = Asked(lambda: patient.leave(is_long=False))

    with turn(patient) as long:
        long.look(asked, may_wait=True)

    assert long.is_long
    assert asked.times == 1
    assert (patient.quick, patient.long, patient.waiting) == (0, 0, 0)


def test_long_question_waits_for_one_of_its_sort(patient: Turns) -> None:
    """Long ones share no time: each is done soonest if they go one by one."""
    first, second = Turn(patient), Turn(patient)
    patient.enter()
    patient.enter()
    first.look(Asked(answers=True), may_wait=True)
    asked = Asked(lambda: patient.leave(is_long=True))

    second.look(asked, may_wait=True)

    assert asked.times == 1
    assert patient.long == 1


def test_long_question_goes_on_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many quick ones come, patience has an end."""
    monkeypatch.setattr(fair_queue, "QUICK_SECONDS", -1.0)
    monkeypatch.setattr(fair_queue, "PATIENCE_SECONDS", 0.0)
    busy = Turns()
    busy.enter()

    with turn(busy) as long:
        long.look(Asked(), may_wait=True)

    assert long.is_long
    assert busy.quick == 1


def test_too_many_long_questions_are_refused(patient: Turns) -> None:
    """Each that waits keeps a thread; the quick ones need some too."""
    patient.waiting = fair_queue.MOST_WAITING

    with turn(patient) as one, pytest.raises(TooBusyError, match="try again"):
        one.look(Asked(), may_wait=True)

    assert patient.quick == 0


def test_who_holds_a_connection_waits_for_nobody(patient: Turns) -> None:
    """A quick question that needed the connection would wait for ever."""
    asked = Asked()

    with turn(patient) as one:
        one.look(asked, may_wait=False)

    assert asked.times == 0
    assert not one.is_long


def test_act_never_stands_back(monkeypatch: pytest.MonkeyPatch, patient: Turns) -> None:
    """An act holds what others wait for, so it is done as soon as can be."""
    monkeypatch.setattr(fair_queue, "MOST_WAITING", 0)

    with turn(patient):
        check()  # an act has no time limit
        with within(60), pytest.raises(TooBusyError):
            check()


def test_long_document_is_read_when_nothing_quick_is_at_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing stops reading a document, so a long one waits before that."""
    monkeypatch.setattr(fair_queue, "MOST_WAITING", 0)
    long = f"{{ {'__typename ' * 200} }}"

    with turn(Turns()):
        result = schema.execute_sync(long, context_value=None)

    assert "long questions wait to be answered already" in str(result.errors)


def test_long_document_that_is_kept_waits_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A dashboard's document is read twice at the most, however long it is."""
    long = f"{{ kept: __typename {'#' * 3_000}\n}}"
    monkeypatch.setattr(LIBRARY, "_opens_at", -inf)
    for _ in range(2):
        schema.execute_sync(long)
    monkeypatch.setattr(fair_queue, "MOST_WAITING", 0)

    with turn(Turns()):
        result = schema.execute_sync(long)

    assert result.data == {"kept": "Query"}
