"""Steps of ``as_of.feature``."""

from typing import Any

import pytest
from pytest_bdd import parsers, scenarios, then, when

from projections.names.resolution import UnknownSubjectError
from tests.support.desks import Desk
from tests.support.examples import reference
from tests.support.feature_patterns import end_of
from wording.messages import message_words

pytest_plugins = ("tests.support.steps",)

scenarios("as_of.feature")


@then("nothing is stated of it")
def _(fields: dict[str, Any]) -> None:
    assert fields == {}


@when(
    parsers.parse('"{name}" is looked for, as known on {known}'),
    target_fixture="refusal",
)
def _(desk: Desk, name: str, known: str) -> UnknownSubjectError:
    with pytest.raises(UnknownSubjectError) as caught:
        desk.fields(reference("body", name), "2020-12-31", end_of(known))
    return caught.value


@then("it is unknown")
def _(refusal: UnknownSubjectError) -> None:
    assert "the log knows no subject" in message_words(refusal)
