"""Questions about subjects that turned out to be one."""

from typing import Any

import pytest

from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

REFS = "{ edges { node { subject { ref } givers { ref } } } }"
JOIN = 'sameAs(subject: "actor:land-of-oz", into: "actor:oz", reason: "one country")'


def given(ask: Asker, subject: str, giver: str, amount: str) -> None:
    """Record a gift, in francs."""
    said = f'subject: "{subject}", givers: ["actor:{giver}"], amount: "{amount}"'
    act(ask, f'contributionMade(entry: {{ {said}, currency: "CHF" }}, confirm: true)')


@pytest.fixture
def joined(ask: Asker) -> Asker:
    """A ledger in which one country is named in two ways."""
    for name in ("oz", "land-of-oz"):
        act(ask, f'actorRegistered(entry: {{ subject: "{name}" }}, confirm: true)')
    given(ask, "shoes", "oz", "5.50")
    given(ask, "bricks", "land-of-oz", "1.25")
    both = '["actor:oz", "actor:land-of-oz"]'
    act(ask, f'agreementSigned(entry: {{ subject: "pact", signatories: {both} }})')
    act(ask, JOIN)
    return ask


def totals(ask: Asker, when: str = "") -> list[Any]:
    """Give the sums of contributions by giver."""
    selection = "givers { ref } count withoutAmount total { amount currency }"
    found: list[Any] = ask.at(f"contributionTotals {{ {selection} }}", when)[
        "contributionTotals"
    ]
    return found


def test_gifts_of_one_giver_are_summed_under_whichever_name(joined: Asker) -> None:
    """A donor that was named in two ways has one row, with one sum."""
    before, after = totals(joined, '(knownAt: "#5")'), totals(joined)

    amounts = [one["total"]["amount"] for one in before]

    assert amounts == ["1.25", "5.50"]
    assert after == [
        {
            "givers": [{"ref": "actor:oz"}],
            "count": 2,
            "withoutAmount": 0,
            "total": {"amount": "6.75", "currency": "CHF"},
        }
    ]


def test_gift_without_an_amount_stays_apart(joined: Asker) -> None:
    """What is not counted in francs is summed with no francs."""
    said = 'subject: "wands", givers: ["actor:land-of-oz"]'
    act(joined, f"contributionMade(entry: {{ {said} }}, confirm: true)")

    found = totals(joined)

    counts = [(one["count"], one["withoutAmount"], one["total"]) for one in found]
    assert counts == [(1, 1, None), (2, 0, {"amount": "6.75", "currency": "CHF"})]


def test_party_to_an_agreement_is_shown_once(joined: Asker) -> None:
    """Who signed under two names signed once."""
    found = joined.at("agreements { edges { node { parties { ref } } } }")

    [pact] = [one["node"] for one in found["agreements"]["edges"]]

    assert pact["parties"] == [{"ref": "actor:oz"}]


def test_whatever_names_it_finds_what_it_gave(joined: Asker) -> None:
    """Each name leads to all of it, in every filter."""
    found = [
        joined.at(
            f'contributions(filter: {{ giver: "{name}" }}) {REFS} '
            f'subjects(filter: {{ fields: [{{ name: "givers", item: "{name}" }}] }}) '
            "{ edges { node { ref } } }"
        )
        for name in ("oz", "actor:land-of-oz")
    ]

    names = [one["node"]["ref"] for one in found[0]["subjects"]["edges"]]

    assert found[0] == found[1]
    assert names == ["contribution:bricks", "contribution:shoes"]
    assert len(found[0]["contributions"]["edges"]) == 2
