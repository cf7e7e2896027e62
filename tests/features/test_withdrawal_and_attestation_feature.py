"""Steps of ``withdrawal_and_attestation.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.entry import Entry
from domain.recording.acts import Attest
from projections.queries.entries import read_entries
from tests.support.desks import Desk
from tests.support.examples import reference, source
from tests.support.feature_patterns import REASON, noon, voided

pytest_plugins = ("tests.support.steps",)

scenarios("withdrawal_and_attestation.feature")


@given(parsers.re(rf"that entry was withdrawn on (?P<day>\S+), {REASON}"))
@when(parsers.re(rf"that entry is withdrawn on (?P<day>\S+), {REASON}"))
def _(desk: Desk, entry: Entry, day: str, reason: str) -> None:
    desk.clock.now = noon(day)
    desk.record(voided(entry, reason))


@when(parsers.parse('paragraph {paragraph} of "{document}" is added to that entry'))
def _(desk: Desk, entry: Entry, document: str, paragraph: str) -> None:
    sources = source(document, paragraph=paragraph)
    desk.record(Attest(target=str(entry.event_id), sources=sources))


@then(parsers.parse('that entry rests on "{one}" and "{other}"'))
def _(desk: Desk, entry: Entry, one: str, other: str) -> None:
    item = read_entries(desk.reader, desk.reader.moment(), [entry.position])[
        entry.position
    ]
    documents = [found.document for found in item.content.sources]
    assert documents == [reference("document", one), reference("document", other)]
