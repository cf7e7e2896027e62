"""Steps of ``recording.feature``."""

from dataclasses import replace

from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from projections.queries.explanation import explain_field
from tests.support.desks import Desk
from tests.support.examples import joined, left, reference, source
from tests.support.feature_patterns import (
    ENTITY,
    JOINED,
    NAME,
    WHEN,
    one_entry,
    refused,
)

pytest_plugins = ("tests.support.steps",)

scenarios("recording.feature")


@when(
    parsers.re(
        r'it is recorded from paragraph (?P<paragraph>\S+) of "(?P<document>[^"]+)" '
        rf"that {JOINED}"
    )
)
def _(  # noqa: PLR0913 - what, when, who, and from which source
    desk: Desk, *, name: str, when: str, entity: str, paragraph: str, document: str
) -> None:
    sources = source(document, paragraph=paragraph)
    one_entry(desk, joined(name, when, entity, sources=sources))


@then(
    parsers.re(
        rf"the membership of {ENTITY} in {NAME} rests on paragraph (?P<paragraph>\S+) "
        r'of "(?P<document>[^"]+)"'
    )
)
def _(desk: Desk, entity: str, name: str, paragraph: str, document: str) -> None:
    moment = desk.reader.moment()
    field = f"members[actor:{entity}]"
    (found,) = explain_field(desk.reader, moment, reference("body", name), field)
    assert found.sources == source(document, paragraph=paragraph)


@when(
    parsers.re(
        rf"somebody tries to record at once that {JOINED} and in (?P<later>\S+)"
    ),
    target_fixture="refusal",
)
def _(desk: Desk, name: str, when: str, entity: str, later: str) -> DomainError:
    acts = [joined(name, one, entity) for one in (when, later)]
    return refused(desk, *acts)


@given(
    parsers.parse('an officer read "{name}" when it had {count:d} entry'),
    target_fixture="expected",
)
def _(count: int) -> int:
    return count


@when(
    parsers.re(rf"that officer tries to record that {ENTITY} left {NAME} in {WHEN}"),
    target_fixture="refusal",
)
def _(desk: Desk, name: str, when: str, entity: str, expected: int) -> DomainError:
    return refused(desk, replace(left(name, when, entity), expected_version=expected))
