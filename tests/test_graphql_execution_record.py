"""The record's own schema is executed by plans as the library executes it."""

from copy import copy

import pytest
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.graphql.context import Context
from api.graphql.execution import PlannedExecutor, plan
from api.graphql.schema import RecordSchema, schema
from tests.graphql_pairs import Pair
from tests.questions import Asker

pytest_plugins = ("tests.askers",)

ENTRY = """
    __typename position eventId kind title { words language official all { words } }
    occurred { date display first last basis printed } countsFrom inProgress recordedAt
    recordedBy { reference } subject { id reference family name { words } }
    sources { document { reference } paragraph words day dayBasis }
    concerns { id } mentions { name { words } } comesAfter followsFrom
"""
QUESTIONS = {
    "timeline": f"""query ($n: Int = 200) {{ at(asOf: "2021-03-31", language: ZH) {{
        moment {{ asOf knownAt position certainty language }}
        timeline(first: $n) {{ pageInfo {{ hasNextPage endCursor }}
            edges {{ cursor node {{ {ENTRY} }} }} }} }} }}""",
    "matrix": """{ at(asOf: "2021-03-31") { matrix { reference name { words }
        groups { group { id name { words } } } leads { state entity { id } } } } }""",
    "subject": """{ at { subject(reference: "joint-task-force") { version
        fields { name item value display entry { position __typename } } } } }""",
    "kinds": "{ kinds { name family sentence fields { name sentence required } } }",
    "refusal": """{ before: at { moment { position } } kinds { name }
        at { timeline(first: 0) { edges { cursor } } } }""",
}


def executed_by(executor: type[StrawberryGraphQLCoreExecutionContext]) -> RecordSchema:
    """Give the record's schema with an executor."""
    other = copy(schema)
    other.execution_context_class = executor
    return other


STOCK = executed_by(StrawberryGraphQLCoreExecutionContext)
PLANNED = executed_by(PlannedExecutor)


@pytest.mark.parametrize("often", [0, plan.OFTEN])
@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_are_answered_alike(
    name: str, often: int, founded: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dashboards get what they would get, however often they ask."""
    monkeypatch.setattr(plan, "OFTEN", often)
    context = Context(founded.house)
    pair = Pair(STOCK, PLANNED, context=lambda: context)

    answers = [pair.assert_same(QUESTIONS[name]) for _ in range(3)]

    assert answers[0] == answers[-1]
    assert bool(answers[0].errors) == (name == "refusal")
