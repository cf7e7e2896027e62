"""Sending mutations in tests, and what is asked of their results."""

from typing import Any

from tests.support.graphql_queries import Asker

RESULT = """{
  __typename
  ... on Recorded {
    created
    repeated dryRun position
    entries {
      position kind version repeated
      entry { position title { words } occurred { date basis } }
    }
    findings { rule positions }
  }
  ... on Refused {
    message rule act field conflictsWith actualVersion
    choices { field date words } differences { field }
  }
  ... on Doubtful { doubts { rule position eventId } }
}"""

FORMED = """bodyFormed(
  entry: {subject: "group", name: {en: "A group"}, occurred: {date: "2021-03"}}
  key: "formed"
)"""


def act(ask: Asker, mutation: str) -> Any:  # noqa: ANN401 - an answer in JSON
    """Send one mutation; give what became of it."""
    return ask(f"mutation {{ told: {mutation} {RESULT} }}")["told"]


def stage(ask: Asker, when: str = "") -> list[str]:
    """Give the values of the group's stage at a moment."""
    found = ask.at('subject(reference: "group") { fields { name value } }', when)
    fields = found["subject"]["fields"]
    return [one["value"] for one in fields if one["name"] == "stage"]
