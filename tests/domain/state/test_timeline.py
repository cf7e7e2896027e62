"""The facts of a subject as the check sees them: bounds, duplicates, extremes."""

from uuid import UUID

import pytest

from domain.entry import Fact
from domain.state.contradictions import Timeline, all_contradictions
from tests.support.facts import Draft, coming_after, draft, facts

JOINED = "body.member-joined"


def joined(when: str, member: str = "actor:brs") -> Draft:
    """Say that an actor became a member."""
    return draft(JOINED, when, member=member)


def duplicate_of(last: Draft, *others: Draft) -> int | None:
    """Return the position of the fact that a last one may duplicate."""
    *before, fact = facts(*others, last)
    found = Timeline(before).find_duplicate(fact)
    return found.position if found else None


def contradicted(*drafts: Draft) -> list[tuple[int, int]]:
    """List the contradictions, as numbers of the earlier and the later fact."""
    found = all_contradictions(facts(*drafts))
    return [(one.earlier.position, one.later.position) for one in found]


def test_a_fact_of_the_same_day_may_be_a_duplicate() -> None:
    """Two officers record the same event, with the same exact day."""
    assert duplicate_of(joined("2020-06-15"), joined("2020-06-15")) == 1


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2020-05-31", None),
        ("[..2020-05-31]", None),
        ("2020-06-01", 1),
        ("2020-06-30", 1),
        ("2020-07-01", None),
        ("[2020-07-01..]", None),
        ("2020", 1),
        ("", 1),
    ],
)
def test_duplicates_have_a_possible_day_in_common(when: str, found: int | None) -> None:
    """The first and the last possible day are part of the range."""
    assert duplicate_of(joined(when), joined("2020-06")) == found


def test_another_item_or_kind_is_no_duplicate() -> None:
    """Two members may join on one day, and one may join and leave."""
    left = draft("body.member-left", "2020-06", member="actor:brs")

    assert duplicate_of(joined("2020-06"), joined("2020-06", "actor:unep")) is None
    assert duplicate_of(joined("2020-06"), left) is None


def attended(when: str, *participants: str) -> Draft:
    """Say that actors took part in a meeting."""
    return draft("meeting.attended", when, participants=list(participants))


def test_others_who_took_part_are_no_duplicate() -> None:
    """An attendance says who took part: another actor is another case."""
    brs, unep = attended("2020-06", "actor:brs"), attended("2020-06", "actor:unep")

    assert duplicate_of(brs, unep) is None
    assert duplicate_of(brs, attended("2020-06", "actor:brs")) == 1


def test_who_is_listed_with_the_meeting_took_part_already() -> None:
    """An attendance says no more than the meeting that lists the participant."""
    held = draft("meeting.held", "2020-06", participants=["actor:brs"])
    *before, listed = facts(held, attended("2020-06", "actor:brs"))
    *_, unlisted = facts(held, attended("2020-06", "actor:unep"))

    found = Timeline(before).find_holding(listed)

    assert found
    assert found.position == 1
    assert Timeline(before).find_holding(unlisted) is None


def worked(language: str, outcome: str) -> Draft:
    """Say what came out of a body's work in a year."""
    return draft("body.worked", "2018", outcome={language: {"words": outcome}})


@pytest.mark.parametrize(
    ("language", "outcome", "found"),
    [
        ("en", "Ideas collected for closer cooperation", None),
        ("en", "Common areas mapped", 1),
        ("fr", "Domaines communs recensés", 1),
        ("zh", "收集意见", 1),
    ],
)
def test_what_says_something_else_is_no_duplicate(
    language: str, outcome: str, found: int | None
) -> None:
    """Two results of one year are two; in another language they may be one."""
    known = worked("en", "Areas of work identified and mapped")

    assert duplicate_of(worked(language, outcome), known) == found


def test_the_duplicate_is_found_among_many() -> None:
    """Facts that end before or begin after it are passed over."""
    others = [joined(f"{year}-06") for year in (2019, 2017, 2020, 2018)]

    found = [
        duplicate_of(joined(f"{year}-06-10"), *others) for year in range(2016, 2022)
    ]

    assert found == [None, 2, 4, 1, 3, None]


def test_a_long_range_before_a_short_one_is_passed_over() -> None:
    """The first one in order of last days may begin too late; a later one fits."""
    june, year = joined("2020-06"), joined("2020")

    assert duplicate_of(joined("2020-03"), june, year) == 2


def test_a_note_is_a_duplicate_by_its_words() -> None:
    """Kinds without own fields have their title and text in common."""
    one = draft("body.noted", "2020")
    kind, when, fields = one
    noted = kind, when, {**fields, "title": {}}

    assert duplicate_of(one, noted) == 1


def test_facts_are_found_by_their_identity() -> None:
    """A text that is no identity finds nothing."""
    one, other = facts(joined("2020"), joined("2021"))
    timeline = Timeline([one, other])

    assert timeline.get(str(other.event_id)) is other
    assert timeline.get(str(UUID(int=0))) is None
    assert timeline.get("joined") is None
    assert len(timeline) == 2
    assert list(timeline) == [one, other]


def bounds(*drafts: Draft) -> tuple[Fact | None, Fact | None]:
    """Return the opening and the closing fact."""
    timeline = Timeline(facts(*drafts))
    return timeline.opening, timeline.closing


def test_the_opening_is_the_latest_and_the_closing_the_earliest() -> None:
    """A subject certainly lived between the two."""
    opened = [draft("body.formed", when) for when in ("2018-03", "2018-05", "2018")]
    closed = [draft("body.dissolved", when) for when in ("2020", "2020-05", "2021")]

    opening, closing = bounds(*opened, *closed)

    assert opening
    assert closing
    assert (opening.position, closing.position) == (2, 5)


def test_a_life_that_neither_opens_nor_closes_has_no_bounds() -> None:
    """What lies within, or outside, opens and closes nothing."""
    assert bounds(joined("2020"), draft("body.noted", "2020")) == (None, None)


@pytest.mark.parametrize(
    ("drafts", "found"),
    [
        ((("body.formed", "2019-02"), ("body.reviewed", "2019-02-01")), []),
        ((("body.formed", "2019-02"), ("body.reviewed", "2019-01-31")), [(1, 2)]),
        ((("body.dissolved", "2020-03"), ("body.reviewed", "2020-03-31")), []),
        ((("body.dissolved", "2020-03"), ("body.reviewed", "2020-04-01")), [(2, 1)]),
        ((("body.formed", "2019-02"), ("body.formed", "2019-02-01")), []),
        ((("body.formed", "2019-02"), ("body.formed", "2019-01-31")), [(1, 2)]),
        ((("body.formed", "2019-01-31"), ("body.formed", "2019-02")), [(2, 1)]),
        ((("body.dissolved", "2020-03"), ("body.dissolved", "2020-04")), [(2, 1)]),
        ((("body.dissolved", "2020-04"), ("body.dissolved", "2020-03")), [(1, 2)]),
        ((("body.dissolved", "2020-03"), ("body.dissolved", "2020-03-31")), []),
        ((("body.dissolved", "2020-03"), ("body.formed", "2020-03-31")), []),
        ((("body.dissolved", "2020-03"), ("body.formed", "2020-04-01")), [(2, 1)]),
        ((("body.formed", "2020-04-01"), ("body.dissolved", "2020-03")), [(1, 2)]),
        ((("body.reviewed", "2020-04"), ("body.reviewed", "2020-03")), []),
        ((("body.formed", "2019-02"), ("body.reviewed", "2020-04")), []),
        ((("body.reviewed", "2020-04"), ("body.formed", "2019-02")), []),
        ((("body.reviewed", "2019-02"), ("body.dissolved", "2020-04")), []),
        ((("body.dissolved", "2020-04"), ("body.reviewed", "2019-02")), []),
        ((("body.formed", "2019-02"), ("body.dissolved", "2020-04")), []),
        ((("body.dissolved", "2020-04"), ("body.formed", "2019-02")), []),
    ],
)
def test_lives_are_bounded_day_by_day(
    drafts: tuple[tuple[str, str], ...], found: list[tuple[int, int]]
) -> None:
    """Facts agree as long as the first can have been on the last day of the second."""
    assert contradicted(*(draft(kind, when) for kind, when in drafts)) == found


def test_of_two_that_contradict_alike_the_first_recorded_is_named() -> None:
    """The message names one entry, always the same."""
    formed, reviewed = draft("body.formed", "2019"), draft("body.reviewed", "2018")
    dissolved, noticed = draft("body.dissolved", "2019"), draft("body.reviewed", "2020")

    assert contradicted(formed, formed, reviewed) == [(1, 3)]
    assert contradicted(dissolved, dissolved, noticed) == [(3, 1)]


NOTED = draft("body.noted", "2019-02")


@pytest.mark.parametrize(
    ("drafts", "found"),
    [
        ((draft("body.noted", "2019-02-28"), coming_after(NOTED, 1)), []),
        ((draft("body.noted", "2019-03-01"), coming_after(NOTED, 1)), [(1, 2)]),
        ((coming_after(NOTED, 2), draft("body.noted", "2019-02-28")), []),
        ((coming_after(NOTED, 2), draft("body.noted", "2019-03-01")), [(2, 1)]),
    ],
)
def test_a_named_order_is_bounded_day_by_day(
    drafts: tuple[Draft, ...], found: list[tuple[int, int]]
) -> None:
    """What an entry comes after may have been on its last possible day."""
    assert contradicted(*drafts) == found


def test_every_entry_that_waits_for_another_is_compared() -> None:
    """Two entries may come after the same one, which is recorded last."""
    later = coming_after(draft("body.noted", "2019"), 3)

    found = contradicted(later, later, draft("body.noted", "2020"))

    assert found == [(3, 1), (3, 2)]
