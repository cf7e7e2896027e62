"""Steps of ``plans_and_what_became_of_them.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.content import Occurred
from domain.kinds.meeting import Attended, Held, Rescheduled
from domain.recording.acts import Record
from domain.recording.ledger import Recorded
from domain.references import Ref
from tests.support.desks import Desk
from wording.codes import code_words

pytest_plugins = ("tests.support.steps",)

scenarios("plans_and_what_became_of_them.feature")

PLAN_FIELDS = {"planned_for", "tentative"}


def plan(subject: str, day: str, **data: object) -> Record:
    """Plan something on a day."""
    ref = Ref.parse(subject)
    kind = f"{ref.family}.planned"
    return Record(kind=kind, subject=ref, occurred=Occurred(day), data=data)


@given(parsers.parse('"{subject}" was planned on {day:S} for {when_:S}'))
def _(desk: Desk, subject: str, day: str, when_: str) -> None:
    desk.record(plan(subject, day, planned_for=when_))


@given(parsers.parse('"{subject}" was planned tentatively on {day:S} for {when_:S}'))
def _(desk: Desk, subject: str, day: str, when_: str) -> None:
    desk.record(plan(subject, day, planned_for=when_, tentative=True))


@given(parsers.parse('"{subject}" was planned on {day:S} for a day to be set'))
def _(desk: Desk, subject: str, day: str) -> None:
    desk.record(plan(subject, day))


@given(parsers.parse('"{subject}" was rescheduled on {day:S} to {when_:S}'))
def _(desk: Desk, subject: str, day: str, when_: str) -> None:
    desk.record(Record.of(Rescheduled(planned_for=when_), subject, occurred=day))


@when(
    parsers.parse('it is recorded that "{subject}" was held on {day:S}'),
    target_fixture="recorded",
)
def _(desk: Desk, subject: str, day: str) -> Recorded:
    return desk.record(Record.of(Held(), subject, occurred=day))


@when(parsers.parse('it is recorded that {who:S} took part in "{subject}" on {day:S}'))
def _(desk: Desk, who: str, subject: str, day: str) -> None:
    attended = Attended(participants=(f"actor:{who}",))
    desk.record(Record.of(attended, subject, occurred=day))


@then(parsers.parse('"{subject}" is "{state}" on {day}'))
def _(desk: Desk, subject: str, state: str, day: str) -> None:
    status = desk.fields(subject, day)["status"]
    assert code_words("en", "status", status) == state


@then(parsers.parse('nothing of the plan of "{subject}" is left on {day}'))
def _(desk: Desk, subject: str, day: str) -> None:
    assert desk.fields(subject, day).keys().isdisjoint(PLAN_FIELDS)


@then("both entries are shown as a contradiction")
def _(recorded: Recorded) -> None:
    (found,) = recorded.findings
    assert (found.rule, found.positions) == ("held-twice", (2, 1))


@then("no contradiction is shown")
def _(recorded: Recorded) -> None:
    assert recorded.findings == ()
