"""Steps that several features share: recording on bodies, and reading them."""

from typing import Any

from pytest_bdd import given, parsers, then, when

from domain.entry import Entry
from domain.errors import DomainError
from tests.support.desks import Desk
from tests.support.examples import actors, formed, joined, left, reference
from tests.support.feature_patterns import (
    ENTITY,
    JOINED,
    NAME,
    REASON,
    WHEN,
    end_of,
    members_in,
    noon,
    one_entry,
    redated,
    refused,
)
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)


@given(parsers.parse("it is {day}"))
def _(desk: Desk, day: str) -> None:
    desk.clock.now = noon(day)


@given(parsers.re(rf"{NAME} was formed in {WHEN} by (?P<members>.+)"))
def _(desk: Desk, name: str, when: str, members: str) -> None:
    desk.record(formed(name, when, members))


@given(parsers.re(JOINED), target_fixture="entry")
@when(parsers.re(f"it is recorded that {JOINED}"), target_fixture="entry")
def _(desk: Desk, name: str, when: str, entity: str) -> Entry:
    return one_entry(desk, joined(name, when, entity))


@given(parsers.re(rf"{ENTITY} left {NAME} in {WHEN}"))
@when(parsers.re(rf"it is recorded that {ENTITY} left {NAME} in {WHEN}"))
def _(desk: Desk, name: str, when: str, entity: str) -> None:
    desk.record(left(name, when, entity))


@when(parsers.re(f"somebody tries to record that {JOINED}"), target_fixture="refusal")
def _(desk: Desk, name: str, when: str, entity: str) -> DomainError:
    try:
        act = joined(name, when, entity)
    except DomainError as error:
        return error
    return refused(desk, act, confirmed=False)


@when(
    parsers.re(rf"somebody tries to correct that entry to {WHEN}, {REASON}"),
    target_fixture="refusal",
)
def _(desk: Desk, entry: Entry, when: str, reason: str) -> DomainError:
    return refused(desk, redated(entry, when, reason))


@when(parsers.re(rf"{NAME} is read as of (?P<day>[-\d]+)"), target_fixture="fields")
def _(desk: Desk, name: str, day: str) -> dict[str, Any]:
    return desk.fields(reference("body", name), day)


@when(
    parsers.re(rf"{NAME} is read as of (?P<day>[-\d]+), as known on (?P<known>[-\d]+)"),
    target_fixture="fields",
)
def _(desk: Desk, name: str, day: str, known: str) -> dict[str, Any]:
    return desk.fields(reference("body", name), day, end_of(known))


@then(parsers.parse("it has the members {members}"))
def _(fields: dict[str, Any], members: str) -> None:
    assert members_in(fields) == actors(members)


@then(parsers.re(rf"{NAME} has on (?P<day>[-\d]+) the members (?P<members>.+)"))
def _(desk: Desk, name: str, day: str, members: str) -> None:
    assert members_in(desk.fields(reference("body", name), day)) == actors(members)


@then(
    parsers.re(
        rf"{NAME} had on (?P<day>[-\d]+), as known on (?P<known>[-\d]+), "
        r"the members (?P<members>.+)"
    )
)
def _(desk: Desk, name: str, day: str, known: str, members: str) -> None:
    fields = desk.fields(reference("body", name), day, end_of(known))
    assert members_in(fields) == actors(members)


@then(parsers.re(rf"{ENTITY} is a member of {NAME} on (?P<day>\S+)"))
def _(desk: Desk, entity: str, name: str, day: str) -> None:
    fields = desk.fields(reference("body", name), day)
    assert f"actor:{entity}" in members_in(fields)


@then(parsers.re(rf"{ENTITY} is no member of {NAME} on (?P<day>\S+)"))
def _(desk: Desk, entity: str, name: str, day: str) -> None:
    fields = desk.fields(reference("body", name), day)
    assert f"actor:{entity}" not in members_in(fields)


@then(parsers.re(r'it is refused, for "(?P<sentence>.+)"'))
@then(parsers.re(r'it is doubted, for "(?P<sentence>.+)"'))
def _(refusal: DomainError, sentence: str) -> None:
    assert sentence in message_words(refusal)
