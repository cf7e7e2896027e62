"""What entries side by side name is read together, once some of it is asked for."""

from collections.abc import Callable, Collection, Iterable, Mapping

import pytest

from api.graphql.entry_prefetch import EntryPrefetch
from domain.content import Content
from graphql_engine.dataloader import DataLoader
from projections.queries.entries import EffectiveEntry
from tests.support.graphql_queries import Asker
from tests.support.statement_counter import watched

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

MOST_STATEMENTS = 10
"""As many as there are sorts of things to read for a subject and its history."""


def item(position: int) -> EffectiveEntry:
    """Give an entry about a body of its own."""
    content = Content(kind="body.formed", subject=f"body:{position}")
    return EffectiveEntry(position, "", 1, 1, 1, content, None, str(position))


def subjects_of(some: Iterable[EffectiveEntry]) -> list[str]:
    """Name what entries are about."""
    return [one.content.subject for one in some]


def noting(asked: list[list[str]]) -> Callable[[Collection[str]], Mapping[str, str]]:
    """Give what loads nothing but notes what it was asked for."""

    def load(keys: Collection[str]) -> Mapping[str, str]:
        asked.append(list(keys))
        return {}

    return load


def test_field_of_one_is_read_for_all_beside_it() -> None:
    """The second entry of a list finds what the first had read."""
    asked: list[list[str]] = []
    names = DataLoader(noting(asked))
    beside = EntryPrefetch()
    beside.add([item(1), item(2)])

    beside.note("subject", lambda some: names.enqueue(subjects_of(some)))
    for one in ("body:1", "body:2"):
        names.load(one)

    assert asked == [["body:1", "body:2"]]


def test_entries_that_come_later_are_noted_too() -> None:
    """A further list of the same answer is read together as well, and nothing twice."""
    asked: list[list[str]] = []
    names = DataLoader(noting(asked))
    beside = EntryPrefetch()
    beside.add([item(1)])
    beside.note("subject", lambda some: names.enqueue(subjects_of(some)))
    names.load("body:1")

    beside.add([item(2), item(3)])
    beside.note("subject", lambda some: names.enqueue(subjects_of(some)))
    names.load("body:2")

    assert asked == [["body:1"], ["body:2", "body:3"]]


def test_what_is_not_asked_for_is_not_read(founded: Asker) -> None:
    """Titles alone need nobody's name; subjects do not need those of sources."""

    def names_read(fields: str) -> list[str]:
        with watched(founded) as found:
            founded.at(f"timeline {{ edges {{ node {{ {fields} }} }} }}")
        return [one for one in found if "FROM name_" in one]

    titles = names_read("title { words }")
    subjects = names_read("subject { name { words } }")
    documents = names_read("sources { document { ref } }")

    assert titles == []
    assert subjects
    assert set(subjects) != set(documents)


def test_subject_with_its_history_takes_few_statements(founded: Asker) -> None:
    """Where the log ends, names, fields, entries: each is read once, however many."""
    question = (
        'subject(reference: "joint-task-force") { version name { words }'
        " fields { name entry { position } }"
        " history { position entry { title { words } } written { kind } } }"
    )

    with watched(founded) as found:
        founded.at(question)

    tables = [one.partition("FROM ")[2].split()[0] for one in found]
    assert len(tables) <= MOST_STATEMENTS, tables
