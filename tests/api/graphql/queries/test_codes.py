"""Fixed words: values that a program can rely on, and words that a reader can read."""

from typing import Any

import pytest

from api.graphql.types import enums
from api.graphql.types.shown_rows import OTHER, member_reader
from domain import choices
from domain.kinds import KINDS, Type
from domain.kinds.state_fields import PASSED_PLANS
from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

STATES = [
    (enums.AreaStage, "area", "stage"),
    (enums.BodyStage, "body", "stage"),
    (enums.MandateStatus, "mandate", "status"),
    (enums.AgreementStatus, "agreement", "status"),
    (enums.ContributionStatus, "contribution", "status"),
]
CHOICES = [
    (enums.AreaScope, choices.SCOPES),
    (enums.AgreementType, choices.AGREEMENTS),
    (enums.ContributionType, choices.CONTRIBUTIONS),
    (enums.RoleFunction, choices.FUNCTIONS),
]


def words_of(enumeration: Any) -> set[str]:  # noqa: ANN401 - made at run time
    """List the words of an enumeration."""
    return {one.value for one in enumeration}


@pytest.mark.parametrize(("enumeration", "family", "field"), STATES)
def test_state_that_a_kind_sets_has_a_value(
    enumeration: Any,  # noqa: ANN401 - made at run time
    family: str,
    field: str,
) -> None:
    """A kind that is added brings its state along; what is derived is there too."""
    kinds = [kind for kind in KINDS.values() if kind.family == family]

    states = {kind.sets[field] for kind in kinds if field in kind.sets}

    assert states
    derived = {PASSED_PLANS[family]} if family in PASSED_PLANS else set()
    assert words_of(enumeration) == states | derived | {OTHER}


@pytest.mark.parametrize(("enumeration", "choice"), CHOICES)
def test_choice_that_a_field_offers_has_a_value(
    enumeration: Any,  # noqa: ANN401 - made at run time
    choice: choices.Choice,
) -> None:
    """What can be recorded can be asked for."""
    assert words_of(enumeration) == {*choice, OTHER}


def test_every_choice_of_a_kind_has_an_enumeration() -> None:
    """A choice that is added to the domain is added to the schema."""
    fields = [one.field for kind in KINDS.values() for one in kind.members]
    offered = {one.choices for one in fields if one.type is Type.CHOICE}

    assert {*enums.CHOICES} == offered


def test_choice_of_an_entry_is_a_value_and_words(ask: Asker) -> None:
    """An entry gives the same value as the question, and words beside it."""
    act(ask, 'contributionPledged(entry: {subject: "a", contributionType: IN_KIND})')

    found = ask.at(
        "entry(position: 1) { ... on ContributionPledged "
        "{ contributionType contributionTypeDisplay } }",
        "(language: FR)",
    )

    assert found["entry"] == {
        "contributionType": "IN_KIND",
        "contributionTypeDisplay": "contribution en nature",
    }


def test_word_of_a_newer_program_spoils_no_answer() -> None:
    """What this version does not know is told as such, and nothing stated as none."""
    member = member_reader(enums.RoleFunction)

    known, unknown, nothing = map(member, ("chair", "envoy", ""))

    assert known is enums.RoleFunction.CHAIR
    assert unknown is enums.RoleFunction.OTHER
    assert nothing is None


@pytest.mark.parametrize(
    ("language", "function", "state"),
    [("EN", "co-chair", "identified, not named"), ("ZH", "共同主席", "已确定，未具名")],
)
def test_reader_reads_words_of_their_language(
    founded: Asker, language: str, function: str, state: str
) -> None:
    """A dashboard shows display, and compares the value."""
    found = founded.at(
        'roles(filter: {body: "joint-task-force", function: CO_CHAIR}) { edges { node '
        "{ function functionDisplay state stateDisplay } } }",
        f'(asOf: "2021-07-05", language: {language})',
    )

    assert [edge["node"] for edge in found["roles"]["edges"]] == 3 * [
        {
            "function": "CO_CHAIR",
            "functionDisplay": function,
            "state": "UNNAMED",
            "stateDisplay": state,
        }
    ]


def test_words_of_a_field_are_those_of_its_question(founded: Asker) -> None:
    """The same state reads alike among a subject's fields and in its question."""
    found = founded.at(
        "agreements { edges { node { statusDisplay agreementTypeDisplay subject "
        "{ fields { name display } } } } }",
        "(language: ZH)",
    )

    nodes = [edge["node"] for edge in found["agreements"]["edges"]]

    assert nodes
    for node in nodes:
        fields = {one["name"]: one["display"] for one in node["subject"]["fields"]}
        assert node["statusDisplay"] == fields.get("status", "")
        assert node["agreementTypeDisplay"] == fields.get("agreement_type", "")
        assert node["statusDisplay"].isascii() is (node["statusDisplay"] == "")


def test_filters_take_the_values_that_answers_give(ask: Asker) -> None:
    """Whoever reads a value can ask for all that have it."""
    for name, kind in (("a", "IT"), ("b", "FUNDING")):
        act(
            ask,
            f'contributionPledged(entry: {{subject: "{name}", '
            f"contributionType: {kind}}})",
        )

    found = ask.at(
        "contributions(filter: {contributionType: IT, status: PLEDGED}) "
        "{ edges { node { contributionType subject { reference } } } }"
    )

    assert [edge["node"] for edge in found["contributions"]["edges"]] == [
        {"contributionType": "IT", "subject": {"reference": "a"}}
    ]


def test_fields_that_hold_no_codes_keep_their_hyphens(ask: Asker) -> None:
    """A symbol or a number of a paragraph is shown as it was entered."""
    act(
        ask,
        'mandateParagraphStated(entry: {subject: "D-1", paragraph: "3-4", '
        'recurrence: "P2Y"})',
    )
    act(ask, 'mandateReferenceAdded(entry: {subject: "D-1", reference: "D-1-bis"})')

    found = ask.at('subject(reference: "D-1") { fields { display } }')

    displays = [one["display"] for one in found["subject"]["fields"]]
    assert "D-1-bis" in displays
