"""Steps of ``states_of_mandates.feature``."""

from datetime import date

from pytest_bdd import given, parsers, scenarios, then

from domain.content import Source
from domain.entry import Entry
from domain.kinds import body, mandate
from domain.kinds.definition import Kind
from domain.recording.acts import Record
from projections.queries.mandates import read_mandates
from projections.queries.register import SubjectFilter, read_subject_page
from tests.support.desks import Desk
from tests.support.feature_patterns import one_entry

pytest_plugins = ("tests.support.steps",)

scenarios("states_of_mandates.feature")

DECISIONS = {"adopted": mandate.Adopted(), "proposed": mandate.Proposed()}
BODIES: dict[str, Kind] = {"formed": body.Formed(), "proposed": body.Proposed()}


@given(parsers.parse('decision "{name}" was {what} on {when}'))
def _(desk: Desk, name: str, what: str, when: str) -> None:
    desk.record(Record.of(DECISIONS[what], name, occurred=when))


@given(
    parsers.parse('paragraph {number} of decision "{name}" is a {type_}'),
    target_fixture="paragraph",
)
def _(desk: Desk, number: str, name: str, type_: str) -> Entry:
    stated = mandate.ParagraphStated(
        paragraph=number, paragraph_type=type_, addressees=("actor:minamata",)
    )
    source = Source(document="document:report", day="2020-01-10")
    return one_entry(desk, Record.of(stated, name, sources=(source,)))


@given(parsers.parse('the body "{name}" was {what} on {when}, following paragraph {_}'))
def _(desk: Desk, paragraph: Entry, name: str, what: str, when: str) -> None:
    follows = str(paragraph.event_id)
    desk.record(Record.of(BODIES[what], name, occurred=when, follows_from=follows))


@then(parsers.parse('paragraph {number} of decision "{name}" shows "{state}" on {day}'))
def _(desk: Desk, number: str, name: str, state: str, day: str) -> None:
    moment = desk.reader.moment(date.fromisoformat(day))
    wanted = SubjectFilter(("mandate",))
    listed = read_subject_page(desk.reader, moment, wanted).subjects
    (found,) = read_mandates(desk.reader, moment, listed)
    assert found.listed.subject.ref.reference == name
    assert {one.number: one.state for one in found.paragraphs}[number] == state
