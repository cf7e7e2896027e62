"""Steps of ``drafts_and_their_adoption.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.kinds.document import Issued
from domain.kinds.mandate import Adopted, ParagraphStated, Proposed, Welcomed
from domain.recording.acts import Record, Withdraw
from domain.recording.ledger import Recorded
from tests.support.desks import Desk
from tests.support.examples import dissolved, formed, reference

pytest_plugins = ("tests.support.steps",)

scenarios("drafts_and_their_adoption.feature")

DRAFT = "mc-7/1"
UNDER = f"mandate:{DRAFT}"


@given(parsers.parse('the draft decision "MC-7/1" was proposed on {day}'))
def _(desk: Desk, day: str) -> None:
    desk.record(Record.of(Proposed(), DRAFT, occurred=day))


@given(parsers.parse('the draft would welcome the resolution "{name}"'))
def _(desk: Desk, name: str) -> None:
    welcomed = Welcomed(under=UNDER, welcomed_by=("actor:minamata-cop",))
    desk.record(Record.of(welcomed, name, occurred="2020-01-10"))


@given(parsers.parse("the draft was adopted on {day}"), target_fixture="recorded")
@when(parsers.parse("the draft is adopted on {day}"), target_fixture="recorded")
def _(desk: Desk, day: str) -> Recorded:
    return desk.record(Record.of(Adopted(), DRAFT, occurred=day))


@when("the adoption is withdrawn")
def _(desk: Desk, recorded: Recorded) -> None:
    (adoption,) = recorded.entries
    reason = "another decision was adopted"
    desk.record(Withdraw(target=str(adoption.event_id), reason=reason))


@given(parsers.parse("a document was issued under the draft on {day}"))
def _(desk: Desk, day: str) -> None:
    desk.record(Record.of(Issued(under=UNDER), "draft text", occurred=day))


@given(parsers.parse('the body "{name}" was formed in {start} and dissolved in {end}'))
def _(desk: Desk, name: str, start: str, end: str) -> None:
    desk.record(formed(name, start), dissolved(name, end))


ASKS = parsers.parse('a paragraph of the draft asks "{name}" to report')


@given(ASKS)
@when(ASKS, target_fixture="recorded")
def _(desk: Desk, name: str) -> Recorded:
    paragraph = ParagraphStated(paragraph="1", addressees=(reference("body", name),))
    return desk.record(Record.of(paragraph, DRAFT, occurred="2020-01-10"))


@then(parsers.parse('the resolution "{name}" is welcomed on {day}'))
def _(desk: Desk, name: str, day: str) -> None:
    assert "welcomed_by[actor:minamata-cop]" in desk.fields(f"mandate:{name}", day)


@then(parsers.parse('the resolution "{name}" is not welcomed on {day}'))
def _(desk: Desk, name: str, day: str) -> None:
    assert desk.fields(f"mandate:{name}", day) == {}


@then("nothing is found")
def _(recorded: Recorded) -> None:
    assert recorded.findings == ()


@then(parsers.parse('it is found that "{name}" had ended by then'))
def _(recorded: Recorded, name: str) -> None:
    (found,) = recorded.findings
    assert (found.rule, found.subject) == ("after-closing", reference("body", name))
