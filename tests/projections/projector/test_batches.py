"""The projector reads the log in batches, and keeps a bounded number of subjects."""

import msgspec
import pytest

from domain.content import Occurred
from domain.entry import Entry
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from projections.projector.projector import Projector
from projections.projector.rebuild import rebuild
from tests.support.as_of_definition import every_row
from tests.support.desks import some_desk
from tests.support.facts import draft
from tests.support.facts import entries as entries_of
from tests.support.projected_rows import project, project_in_full

FIVE = tuple(draft("body.worked", f"201{year}") for year in range(5))


def other(entry: Entry, name: str, version: int) -> Entry:
    """Write the same about another subject."""
    content = msgspec.structs.replace(entry.content, subject=name)
    return Entry(
        event_id=event_id_of(f"{name} {version}"),
        version=version,
        position=entry.position,
        content=content,
        subject=Ref.parse(name),
    )


def spoilt(entry: Entry) -> Entry:
    """Give an entry a date that cannot be read."""
    occurred = Occurred("in the days of old")
    entry.content = msgspec.structs.replace(entry.content, occurred=occurred)
    return entry


def test_catching_up_reads_batch_after_batch() -> None:
    """All of the log is read, however small a batch is; each is reported."""
    reported: list[tuple[int, int]] = []
    with some_desk() as desk:
        desk.append(entries_of(*FIVE))
        projector = Projector(desk.log, batch_size=2)

        reached = projector.catch_up(lambda *progress: reported.append(progress))

        assert reached == 5
        assert reported == [(2, 5), (4, 5), (5, 5)]
        assert [row[2] for row in every_row(desk)["fact"]] == [1, 2, 3, 4, 5]
        assert projector.catch_up() == 5


@pytest.mark.parametrize("batch_size", [1, 2, 5, 9])
def test_rows_do_not_depend_on_the_size_of_batches(batch_size: int) -> None:
    """Identifiers go on from one batch to the next."""
    entries = entries_of(*FIVE)

    found = project(entries, batch_size=batch_size, cache_size=9)

    assert found == project_in_full(entries)


def test_rows_go_on_after_another_projector() -> None:
    """What one remembers is forgotten when another one has filled the tables."""
    entries = entries_of(*FIVE)
    with some_desk() as desk:
        first, second = (Projector(desk.log) for _ in range(2))
        for entry, projector in zip(
            entries, (first, second, first, first, second), strict=True
        ):
            desk.append([entry])
            projector.catch_up()

        assert every_row(desk) == project_in_full(entries)


@pytest.mark.parametrize("cache_size", [0, 1, 2, 3])
def test_rows_do_not_depend_on_how_many_subjects_are_remembered(
    cache_size: int,
) -> None:
    """A subject that was evicted is read again."""
    names = ("body:a", "body:b", "body:c", "body:a", "body:b", "body:a")
    entries = [
        other(entry, name, names[:at].count(name) + 1)
        for at, (entry, name) in enumerate(
            zip(entries_of(*FIVE, FIVE[0]), names, strict=True)
        )
    ]

    found = project(entries, batch_size=1, cache_size=cache_size)

    assert found == project(entries, batch_size=9, cache_size=9)


@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("batch_size", [1, 2, 9])
def test_an_entry_that_cannot_be_read_changes_no_row(at: int, batch_size: int) -> None:
    """The rest of its subject is projected as if it were not in the log."""
    drafts = (
        draft("body.formed", "2018"),
        draft("body.worked", "2019"),
        draft("body.renamed", "2020", name={"en": {"words": "A group"}}),
        draft("body.worked", "2021-01"),
    )
    entries = entries_of(*drafts)
    spoilt(entries[at - 1])

    found = project(entries, batch_size=batch_size, cache_size=9)
    full = project_in_full(entries)

    assert [position for position, _ in found["set_aside"]] == [at]
    assert "in the days of old" in found["set_aside"][0][1]
    assert found == full
    assert at not in {row[2] for row in found["fact"]}
    assert len(found["fact"]) == 3


def test_an_entry_that_cannot_be_read_is_not_tried_again() -> None:
    """Later entries of its subject are projected by other projectors, too."""
    entries = entries_of(*FIVE)
    spoilt(entries[1])
    with some_desk() as desk:
        desk.append(entries[:3])
        Projector(desk.log).catch_up()
        desk.append(entries[3:])
        Projector(desk.log).catch_up()
        grown = every_row(desk)

        rebuild(desk.log)

        assert [position for position, _ in grown["set_aside"]] == [2]
        assert [row[2] for row in grown["fact"]] == [1, 3, 4, 5]
        assert every_row(desk) == grown
