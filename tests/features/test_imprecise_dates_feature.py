"""Steps of ``imprecise_dates.feature``."""

from datetime import date

from pytest_bdd import given, parsers, scenarios, then, when

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.entry import Entry
from projections.moment import Certainty
from projections.queries.explanation import Explanation, explain_field
from projections.queries.timelines.timeline import read_timeline
from tests.support.desks import Desk
from tests.support.examples import called, joined, reference, source
from tests.support.feature_patterns import ENTITY, JOINED, NAME, one_entry

pytest_plugins = ("tests.support.steps",)

scenarios("imprecise_dates.feature")

REPORT = r"a report of (?P<day>\S+) says that"


@given(parsers.re(f"{REPORT} {JOINED}"))
def _(desk: Desk, day: str, name: str, when: str, entity: str) -> None:
    sources = source("Monthly report", day=day)
    one_entry(desk, joined(name, when, entity, sources=sources))


@given(parsers.re(f"{REPORT} {ENTITY} joined {NAME} at an unknown time"))
def _(desk: Desk, day: str, name: str, entity: str) -> None:
    sources = source("Monthly report", day=day)
    one_entry(desk, joined(name, "", entity, sources=sources))


@then(
    parsers.parse(
        'that entry prints "{english}" in English, "{french}" in French and '
        '"{chinese}" in Chinese'
    )
)
def _(entry: Entry, english: str, french: str, chinese: str) -> None:
    occurred = entry.content.occurred
    assert occurred
    edtf = Edtf.parse(occurred.date)
    printed = [print_date(edtf, language) for language in ("en", "fr", "zh")]
    assert printed == [english, french, chinese]


@given(parsers.parse('"{name}" was called "{new_name}" in {when}'))
def _(desk: Desk, name: str, new_name: str, when: str) -> None:
    desk.record(called(name, when, new_name))


@when(
    parsers.parse('the name of "{name}" on {day} is explained'),
    target_fixture="explanation",
)
def _(desk: Desk, name: str, day: str) -> Explanation:
    (found,) = explain_field(desk.reader, desk.at(day), reference("body", name), "name")
    return found


@then("it says that the order of two entries is not known")
def _(explanation: Explanation) -> None:
    assert [one.position for one in explanation.ties] == [3]
    assert explanation.entry.position == 2


@when(
    parsers.parse("the possible entries of {day} are asked for"),
    target_fixture="possible",
)
def _(desk: Desk, day: str) -> list[int]:
    moment = desk.reader.moment(date.fromisoformat(day), certainty=Certainty.POSSIBLE)
    return [one.position for one in read_timeline(desk.reader, moment).possible]


@then(parsers.re(f"there is one that {JOINED}"))
def _(possible: list[int], entry: Entry, name: str, when: str, entity: str) -> None:
    assert possible == [entry.position]
    assert entry.content.subject == reference("body", name)
    assert entry.content.data == {"member": f"actor:{entity}"}
    assert entry.content.occurred
    assert entry.content.occurred.date == when
