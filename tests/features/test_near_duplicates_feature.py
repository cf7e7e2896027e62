"""Steps of ``near_duplicates.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from domain.kinds import agreement, body, meeting
from domain.recording.acts import Join, Record
from domain.references import Ref
from domain.texts import Wording
from projections.queries.calendar import read_meetings
from tests.support.desks import OFFICER, Desk
from tests.support.examples import actors, joined, reference
from tests.support.feature_patterns import JOINED, refused

pytest_plugins = ("tests.support.steps",)

scenarios("near_duplicates.feature")

HELD = r'the meeting "(?P<name>[^"]+)" was held in "(?P<place>[^"]+)" on (?P<when>\S+)'
RATIFIED = r'(?P<party>\S+) ratified "(?P<name>[^"]+)" on (?P<when>\S+)'


def held(name: str, place: str, when: str) -> Record:
    """Record that a meeting was held somewhere."""
    what = meeting.Held(place={"en": Wording(place)})
    return Record.of(what, name, occurred=when)


def ratified(party: str, name: str, when: str) -> Record:
    """Record that a State ratified an agreement."""
    what = agreement.Ratified(ratified_by=(f"actor:{party}",))
    return Record.of(what, reference("agreement", name), occurred=when)


@given(parsers.re(HELD))
def _(desk: Desk, name: str, place: str, when: str) -> None:
    desk.record(held(name, place, when))


@given(
    parsers.re(
        r'the meeting "(?P<name>[^"]+)" is planned in "(?P<place>[^"]+)" for '
        r"(?P<when>\S+)"
    )
)
def _(desk: Desk, name: str, place: str, when: str) -> None:
    what = meeting.Planned(place={"en": Wording(place)}, planned_for=when)
    desk.record(Record.of(what, name))


@given(parsers.re(RATIFIED))
def _(desk: Desk, party: str, name: str, when: str) -> None:
    desk.record(ratified(party, name, when))


@given(
    parsers.re(r'"(?P<name>[^"]+)" was reinvigorated in (?P<when>\S+) with (?P<who>.+)')
)
def _(desk: Desk, name: str, when: str, who: str) -> None:
    what = body.Reinvigorated(members=tuple(sorted(actors(who))))
    desk.record(Record.of(what, reference("body", name), occurred=when))


@given(parsers.parse("{actor} is found to be the same as {into}"))
def _(desk: Desk, actor: str, into: str) -> None:
    desk.record(Join.of(f"actor:{actor}", f"actor:{into}", "one State"))


@when(
    parsers.re(f"somebody tries to record that {HELD}"),
    target_fixture="refusal",
)
def _(desk: Desk, name: str, place: str, when: str) -> DomainError:
    return refused(desk, held(name, place, when), confirmed=False)


@when(
    parsers.re(f"somebody tries to record that {RATIFIED}"),
    target_fixture="refusal",
)
def _(desk: Desk, party: str, name: str, when: str) -> DomainError:
    return refused(desk, ratified(party, name, when), confirmed=False)


@when(parsers.re(f"it is recorded without confirming that {HELD}"))
def _(desk: Desk, name: str, place: str, when: str) -> None:
    desk.ledger.record([held(name, place, when)], OFFICER)


@when(parsers.re(f"it is recorded without confirming that {RATIFIED}"))
def _(desk: Desk, party: str, name: str, when: str) -> None:
    desk.record(known(party))
    desk.ledger.record([ratified(party, name, when)], OFFICER)


@when(parsers.re(f"it is recorded without confirming that {JOINED}"))
def _(desk: Desk, name: str, when: str, entity: str) -> None:
    desk.record(known(entity))
    desk.ledger.record([joined(name, when, entity, sources=())], OFFICER)


def known(actor: str) -> Record:
    """Record a note, so that the log knows an actor."""
    return Record(kind="actor.noted", subject=Ref("actor", actor))


@then(parsers.parse("there are {count:d} meetings"))
def _(desk: Desk, count: int) -> None:
    found, _ = read_meetings(desk.reader, desk.reader.moment())
    assert len(found) == count


@then(parsers.parse('"{name}" was ratified by {who}'))
def _(desk: Desk, name: str, who: str) -> None:
    fields = desk.fields(reference("agreement", name), "2026-11-30")
    parties = {key for key in fields if key.startswith("ratified_by[")}
    assert parties == {f"ratified_by[{one}]" for one in actors(who)}
