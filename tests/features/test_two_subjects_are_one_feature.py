"""Steps of ``two_subjects_are_one.feature``."""

from pytest_bdd import given, parsers, scenarios, when

from domain.entry import Entry
from domain.errors import DomainError
from domain.recording.acts import Join
from tests.support.desks import Desk
from tests.support.examples import reference
from tests.support.feature_patterns import REASON, noon, one_entry, refused, voided

pytest_plugins = ("tests.support.steps",)

scenarios("two_subjects_are_one.feature")

WHY = "the same minutes, in two languages"


@given(parsers.parse('"{one}" was said to be "{other}"'), target_fixture="joined")
@when(parsers.parse('"{one}" is said to be "{other}"'), target_fixture="joined")
def _(desk: Desk, one: str, other: str) -> Entry:
    desk.clock.now = noon("2021-07-06")
    subject, into = reference("body", one), reference("body", other)
    return one_entry(desk, Join.of(subject, into, WHY))


@when(parsers.re(f"that is withdrawn, {REASON}"))
def _(desk: Desk, joined: Entry, reason: str) -> None:
    desk.record(voided(joined, reason))


@when(
    parsers.parse('somebody tries to say that "{one}" is the meeting "{other}"'),
    target_fixture="refusal",
)
def _(desk: Desk, one: str, other: str) -> DomainError:
    subject, into = reference("body", one), reference("meeting", other)
    return refused(desk, Join.of(subject, into, WHY))
