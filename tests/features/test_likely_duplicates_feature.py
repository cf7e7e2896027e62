"""Steps of ``likely_duplicates.feature``."""

from pytest_bdd import parsers, scenarios, then, when

from domain.errors import DomainError
from projections.queries.subjects import read_state
from tests.support.desks import Desk
from tests.support.examples import joined, reference
from tests.support.feature_patterns import JOINED, one_entry, refused

pytest_plugins = ("tests.support.steps",)

scenarios("likely_duplicates.feature")


@when(parsers.re(f"somebody confirms that {JOINED}"))
def _(desk: Desk, name: str, when: str, entity: str) -> None:
    one_entry(desk, joined(name, when, entity))


@then(parsers.parse('"{name}" has {count:d} entries'))
def _(desk: Desk, name: str, count: int) -> None:
    moment = desk.reader.moment()
    assert read_state(desk.reader, moment, reference("body", name)).version == count


@when(
    parsers.re(rf'somebody tries to record that {JOINED}, part of "(?P<whole>[^"]+)"'),
    target_fixture="refusal",
)
def _(desk: Desk, name: str, when: str, entity: str, whole: str) -> DomainError:
    concerns = (reference("body", whole),)
    act = joined(name, when, entity, concerns=concerns)
    return refused(desk, act, confirmed=False)
