"""Steps of ``an_earlier_source.feature``."""

from pytest_bdd import given, parsers, scenarios, when

from domain.entry import Entry
from domain.kinds.document import Issued
from domain.recording.acts import Attest, Correct, Join, Record
from tests.support.desks import Desk
from tests.support.examples import joined, reference, source
from tests.support.feature_patterns import ENTITY, NAME, one_entry

pytest_plugins = ("tests.support.steps",)

scenarios("an_earlier_source.feature")

SAYS = rf'"(?P<document>[^"]+)" says that {ENTITY} is a member of {NAME}'
ISSUED = r'"(?P<document>[^"]+)" was issued on (?P<day>\S+)'


@given(
    parsers.re(rf"a report of (?P<day>\S+) says that {ENTITY} is a member of {NAME}"),
    target_fixture="entry",
)
def _(desk: Desk, day: str, entity: str, name: str) -> Entry:
    return one_entry(desk, joined(name, "", entity, sources=source("Report", day=day)))


@when(parsers.parse("a note of {day} is found that says the same"))
def _(desk: Desk, day: str, entry: Entry) -> None:
    desk.record(Attest(target=str(entry.event_id), sources=source("Note", day=day)))


@given(parsers.re(f"it is recorded that {SAYS}"), target_fixture="entry")
@when(parsers.re(f"it is recorded that {SAYS}"), target_fixture="entry")
def _(desk: Desk, document: str, entity: str, name: str) -> Entry:
    return one_entry(desk, joined(name, "", entity, sources=source(document)))


@given(parsers.re(ISSUED))
@when(parsers.re(ISSUED))
def _(desk: Desk, document: str, day: str) -> None:
    desk.record(Record.of(Issued(), reference("document", document), occurred=day))


@when("the paragraph is added to that entry")
def _(desk: Desk, entry: Entry) -> None:
    sources = [{"document": "document:minutes", "paragraph": "3"}]
    target = str(entry.event_id)
    desk.record(Correct(target=target, changes={"sources": sources}, reason="found"))


@when(parsers.parse("{one} turns out to be {other}"))
def _(desk: Desk, one: str, other: str) -> None:
    desk.record(Join.of(f"actor:{one}", f"actor:{other}", "one secretariat"))
