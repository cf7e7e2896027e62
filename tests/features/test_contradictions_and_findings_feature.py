"""Steps of ``contradictions_and_findings.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.kinds.role import Assigned
from domain.recording.acts import Record
from domain.recording.ledger import Recorded
from projections.queries.audit import read_findings
from tests.support.desks import Desk
from tests.support.examples import dissolved, reference
from tests.support.feature_patterns import NAME, WHEN
from wording.messages import message_words

pytest_plugins = ("tests.support.steps",)

scenarios("contradictions_and_findings.feature")


@given(parsers.re(f"{NAME} was dissolved in {WHEN}"))
def _(desk: Desk, name: str, when: str) -> None:
    desk.record(dissolved(name, when))


@when(
    parsers.re(f"it is recorded that a lead officer was assigned to {NAME} in {WHEN}"),
    target_fixture="recorded",
)
def _(desk: Desk, name: str, when: str) -> Recorded:
    post = Assigned(function="lead-officer", body=reference("body", name))
    return desk.record(Record.of(post, "lead", occurred=when))


@then(parsers.re('it is found that it "(?P<sentence>.+)"'))
def _(recorded: Recorded, sentence: str) -> None:
    (finding,) = recorded.findings
    assert sentence in message_words(finding.message)
    assert finding.rule == "after-closing"


@then("the audit lists one finding")
def _(desk: Desk) -> None:
    moment = desk.reader.moment()
    rules = [one.rule for one in read_findings(desk.reader, moment)]
    assert rules.count("after-closing") == 1
