"""What is asked of a large ledger: by the reader, and as GraphQL over HTTP."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from benchmarks.drawn import Drawn
from projections.moment import Moment
from projections.names.resolution import find_subject
from projections.queries.mandates import read_mandates_in_states
from projections.queries.matrix import read_matrix
from projections.queries.paragraph_states import OPEN
from projections.queries.register import SubjectFilter
from projections.queries.subjects import read_history, read_state
from projections.queries.timelines.timeline import read_timeline
from projections.queries.values import SubjectValues
from projections.reader import Reader

Read = Callable[[Reader, Moment, Drawn], object]


class Question(NamedTuple):
    """One question: how the reader is asked, the document, and what it is about.

    Attributes:
        rows: finds, in the answer's ``at``, the rows that were asked for.
    """

    read: Read
    document: str
    about: Callable[[Drawn], str]
    rows: Callable[[Mapping[str, Any]], list[Any]]

    def variables(self, drawn: Drawn) -> dict[str, str]:
        """Give the document's variables."""
        return {
            "asOf": drawn.day.isoformat(),
            "knownAt": f"#{drawn.position}",
            "of": self.about(drawn),
        }


def _covered(reader: Reader, moment: Moment, drawn: Drawn) -> object:
    called = find_subject(reader, moment, drawn.addressee)
    mine = {f"{called.ref.family}:{one}" for one in called.references}

    def keep(values: SubjectValues) -> bool:
        numbers = ("", *values.items("addressees"))
        asked = (values.value("addressees", one) or () for one in numbers)
        return any(who in mine for some in asked for who in some)

    sought = SubjectFilter(("mandate",), linked=(called.members,), keep=keep)
    asks = mine.__contains__
    return read_mandates_in_states(reader, moment, sought, OPEN, is_asked=asks)


def _asking(selection: str, of: str = "$of: String!") -> str:
    return (
        f"query Asked($asOf: Date!, $knownAt: KnownAt!, {of}) {{ "
        f"at(asOf: $asOf, knownAt: $knownAt) {{ {selection} }} }}"
    )


MATRIX = _asking("""
  matrix(framework: $of) {
    reference stage heading { words } name { words } scope { code label { words } }
    groups { stage group { ref } }
    leads { state entity { ref } holder { ref } }
    latest { position title { words } occurred { display } }
  }""")

TIMELINE = _asking(
    """
  timeline(of: $of, first: 50) {
    edges {
      cursor
      node {
        position kind recordedAt title { words } occurred { display }
        subject { ref name { words } }
      }
    }
    pageInfo { endCursor hasNextPage }
  }""",
    "$of: String",
)

SUBJECT = _asking("""
  subject(reference: $of) {
    ref version name { words }
    fields { name item value entry { position } }
    history {
      position
      entry { title { words } occurred { display } }
      written { kind title { words } occurred { display } recordedAt }
      amendments { position kind old new reason recordedAt by void }
    }
  }""")

COVERAGE = _asking("""
  coverage(addressee: $of) {
    edges {
      node {
        subject { ref name { words } }
        paragraphs { number state action { words } addressees { ref } }
      }
    }
    pageInfo { hasNextPage }
  }""")

QUESTIONS: Mapping[str, Question] = {
    "matrix": Question(
        lambda reader, moment, drawn: read_matrix(reader, moment, drawn.framework),
        MATRIX,
        lambda drawn: drawn.framework,
        lambda at: list(at["matrix"]),
    ),
    "timeline of an area": Question(
        lambda reader, moment, drawn: read_timeline(reader, moment, scope=drawn.area),
        TIMELINE,
        lambda drawn: drawn.area,
        lambda at: list(at["timeline"]["edges"]),
    ),
    "timeline of all": Question(
        lambda reader, moment, _: read_timeline(reader, moment),
        TIMELINE.replace("of: $of, ", "").replace(", $of: String", ""),
        lambda _: "",
        lambda at: list(at["timeline"]["edges"]),
    ),
    "subject and history": Question(
        lambda reader, moment, drawn: (
            read_state(reader, moment, drawn.subject),
            read_history(reader, moment, drawn.subject),
        ),
        SUBJECT,
        lambda drawn: drawn.subject,
        lambda at: [one for one in at["subject"]["fields"] if one["value"]],
    ),
    "coverage": Question(
        _covered,
        COVERAGE,
        lambda drawn: drawn.addressee,
        lambda at: list(at["coverage"]["edges"]),
    ),
}
"""Every question, by name."""
