"""Steps of ``endings_and_successors.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.content import Occurred
from domain.kinds.role import Assigned, Vacated
from domain.recording.acts import Record
from domain.references import Ref
from projections.queries.subjects import read_state
from projections.queries.values import StateField
from tests.support.desks import Desk

pytest_plugins = ("tests.support.steps",)

scenarios("endings_and_successors.feature")

STATES = ("stage", "status", "standing")
ROLE = r'the role "(?P<role>[^"]+)"'
TOOK = rf"(?P<holder>\S+) took {ROLE} in (?P<when_>\S+)"
VACATED = rf"{ROLE} was vacated in (?P<when_>\S+)"


def field_of(desk: Desk, reference: str, day: str, *names: str) -> StateField | None:
    """Return the field of one of some names that holds on a day."""
    fields = read_state(desk.reader, desk.at(day), reference).fields
    return next((one for one in fields if one.name in names), None)


@given(parsers.parse('it is recorded of "{subject}" that it was {kind} in {when_}'))
def _(desk: Desk, subject: str, kind: str, when_: str) -> None:
    ref = Ref.parse(subject)
    desk.record(Record(kind=kind, subject=ref, occurred=Occurred(when_)))


@then(parsers.parse('"{subject}" is {state} on {day}'), target_fixture="state_field")
def _(desk: Desk, subject: str, state: str, day: str) -> StateField:
    field = field_of(desk, subject, day, *STATES)
    assert field
    assert field.value == state
    return field


@then("its order is not in doubt")
def _(state_field: StateField) -> None:
    assert state_field.ties == ()
    assert not state_field.may_have_ended


@given(parsers.re(TOOK))
@when(parsers.re(f"it is recorded that {TOOK}"))
def _(desk: Desk, holder: str, role: str, when_: str) -> None:
    what = Assigned(holder=f"actor:{holder}")
    desk.record(Record.of(what, f"role:{role}", occurred=when_))


@given(parsers.re(VACATED))
@when(parsers.re(VACATED))
def _(desk: Desk, role: str, when_: str) -> None:
    desk.record(Record.of(Vacated(), f"role:{role}", occurred=when_))


@then(parsers.re(rf"{ROLE} is vacant on (?P<day>\S+)"))
def _(desk: Desk, role: str, day: str) -> None:
    standing = field_of(desk, f"role:{role}", day, "standing")
    assert standing
    assert standing.value == "vacant"
    assert field_of(desk, f"role:{role}", day, "holder") is None


def held_by(desk: Desk, role: str, holder: str, day: str) -> StateField:
    """Hold that somebody has a role on a day, and return who has it."""
    found = field_of(desk, f"role:{role}", day, "holder")
    assert found
    assert found.value == f"actor:{holder}"
    return found


@then(parsers.re(rf"{ROLE} is held by (?P<holder>\S+) on (?P<day>[-\d]+)"))
def _(desk: Desk, role: str, holder: str, day: str) -> None:
    assert not held_by(desk, role, holder, day).may_have_ended


@then(
    parsers.re(
        rf"{ROLE} is held by (?P<holder>\S+) on (?P<day>[-\d]+), and may be vacant"
    )
)
def _(desk: Desk, role: str, holder: str, day: str) -> None:
    assert held_by(desk, role, holder, day).may_have_ended
