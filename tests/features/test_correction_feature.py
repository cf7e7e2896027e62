"""Steps of ``correction.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.entry import Entry
from domain.errors import DomainError
from projections.queries.subjects import read_history
from tests.support.desks import Desk
from tests.support.feature_patterns import (
    REASON,
    WHEN,
    noon,
    one_entry,
    redated,
    refused,
    voided,
)

pytest_plugins = ("tests.support.steps",)

scenarios("correction.feature")


@given(
    parsers.re(rf"that entry was corrected on (?P<day>\S+) to {WHEN}, {REASON}"),
    target_fixture="correction",
)
@when(
    parsers.re(rf"that entry is corrected on (?P<day>\S+) to {WHEN}, {REASON}"),
    target_fixture="correction",
)
def _(desk: Desk, entry: Entry, day: str, when: str, reason: str) -> Entry:
    desk.clock.now = noon(day)
    return one_entry(desk, redated(entry, when, reason))


@when(parsers.re(f"that correction is withdrawn, {REASON}"))
def _(desk: Desk, correction: Entry, reason: str) -> None:
    desk.record(voided(correction, reason))


@then(parsers.re(rf"its history shows that (?P<old>\S+) became {WHEN}, {REASON}"))
def _(desk: Desk, entry: Entry, old: str, when: str, reason: str) -> None:
    records = read_history(desk.reader, desk.reader.moment(), entry.content.subject)
    (record,) = [one for one in records if one.written.event_id == entry.event_id]
    (amendment,) = record.amendments
    assert amendment.old["occurred"] == {"date": old}
    assert amendment.new["occurred"] == {"date": when}
    assert amendment.entry.content.reason == reason


@when(
    parsers.re(rf"somebody tries to correct that entry to {WHEN} without a reason"),
    target_fixture="refusal",
)
def _(desk: Desk, entry: Entry, when: str) -> DomainError:
    return refused(desk, redated(entry, when, " "))
