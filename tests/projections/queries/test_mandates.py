"""Mandates by paragraph: what each asks of whom, and what was done about it."""

from typing import Any

import pytest

from domain.kinds import body, mandate
from domain.recording.acts import Record
from domain.recording.event_ids import event_id_of
from projections.queries.mandates import (
    Mandate,
    read_follow_ups,
    read_mandates,
    read_mandates_in_states,
)
from projections.queries.paragraph_states import OPEN
from projections.queries.register import SubjectFilter, read_subject_page
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

DECISION, OTHER = "mandate:mc-3/11", "mandate:sc-9/10"
BRS, MINAMATA = "actor:brs", "actor:minamata"
SOUGHT = SubjectFilter(("mandate",))


def adopted(name: str = DECISION, **fields: Any) -> Record:  # noqa: ANN401 - those of the kind
    """Adopt a decision in 2019."""
    return Record.of(mandate.Adopted(**fields), name, occurred="2019")


def paragraph(
    number: str | None, *who: str, name: str = DECISION, key: str = ""
) -> Record:
    """State a paragraph that asks somebody for something."""
    what = mandate.ParagraphStated(paragraph=number, addressees=who)
    return Record.of(what, name, occurred="2019", key=key)


def discharged(number: str | None = None, *evidence: str) -> Record:
    """Discharge a paragraph, or without one the whole decision."""
    what = mandate.Discharged(paragraph=number, evidence=evidence)
    return Record.of(what, DECISION, occurred="2020")


def worked(occurred: str, **common: Any) -> Record:  # noqa: ANN401 - those of Record
    """Record work of a group."""
    return Record.of(body.Worked(), "group", occurred=occurred, **common)


def read(
    desk: Desk, day: str = "2021-07-05", *, addressee: str = ""
) -> dict[str, Mandate]:
    """Read all mandates, by reference."""
    moment = desk.at(day)
    page = read_subject_page(desk.reader, moment, SOUGHT._replace(exists=True))
    is_asked = (lambda who: who == addressee) if addressee else None
    found = read_mandates(desk.reader, moment, page.subjects, is_asked)
    return {str(one.listed.subject.ref): one for one in found}


def states(
    desk: Desk, day: str = "2021-07-05", *, addressee: str = ""
) -> dict[str, str]:
    """Return the state of each paragraph of the decision, by its number."""
    found = read(desk, day, addressee=addressee)[DECISION].paragraphs
    return {one.number: one.state for one in found}


def test_paragraphs_are_in_the_order_of_their_numbers(desk: Desk) -> None:
    """Paragraph 9 comes before paragraph 10."""
    desk.record(adopted(), *(paragraph(one, BRS) for one in ("10", "9", "2 (a)")))

    assert list(states(desk)) == ["2 (a)", "9", "10"]


def test_a_paragraph_is_found_by_each_of_its_addressees(desk: Desk) -> None:
    """Whoever is among those that it asks finds it."""
    desk.record(adopted(), paragraph("1", BRS, MINAMATA), paragraph("2", BRS))

    assert list(states(desk, addressee=MINAMATA)) == ["1"]
    assert list(states(desk, addressee=BRS)) == ["1", "2"]
    assert list(states(desk, addressee="actor:nobody")) == []


def test_a_discharge_of_the_whole_counts_for_each_paragraph(desk: Desk) -> None:
    """Its evidence too, unless the paragraph has evidence of its own."""
    desk.record(
        adopted(),
        paragraph("1", BRS),
        paragraph("2", BRS),
        discharged("2", "document:note"),
        discharged(None, "document:report"),
    )

    found = read(desk)[DECISION].paragraphs

    assert [(one.number, one.state, one.evidence) for one in found] == [
        ("1", "discharged", ("document:report",)),
        ("2", "discharged", ("document:note",)),
    ]
    assert states(desk, "2019-12-31") == {
        "1": "no action recorded",
        "2": "no action recorded",
    }


def test_a_discharge_shows_where_no_paragraph_was_stated(desk: Desk) -> None:
    """The mandate as a whole then has one line, without a number."""
    desk.record(adopted(), discharged(None, "document:report"))

    [only] = read(desk)[DECISION].paragraphs

    assert (only.number, only.state, only.stated) == ("", "discharged", 0)
    assert only.evidence == ("document:report",)


def test_a_lapsed_paragraph_shows_though_none_stated_it(desk: Desk) -> None:
    """Another document may say only that it lapsed."""
    lapsed = Record.of(mandate.Lapsed(paragraph="3"), DECISION, occurred="2020")
    desk.record(adopted(), paragraph("1", BRS), lapsed)

    assert states(desk) == {"1": "no action recorded", "3": "lapsed"}


def test_a_paragraph_is_acted_upon_once_an_entry_follows_from_it(desk: Desk) -> None:
    """Not before the day from which the action counts."""
    key = "the paragraph"
    desk.record(adopted(), paragraph("1", BRS, key=key), paragraph("2", BRS))
    desk.record(worked("2020", follows_from=str(event_id_of(key))))

    assert states(desk, "2020-12-30") == {
        "1": "no action recorded",
        "2": "no action recorded",
    }
    assert states(desk, "2020-12-31") == {
        "1": "action recorded",
        "2": "no action recorded",
    }
    [first, second] = read(desk)[DECISION].paragraphs
    assert [one.position for one in first.actions] == [4]
    assert (first.stated, second.stated, second.actions) == (2, 3, ())


def test_follow_ups_are_given_for_each_entry_asked_for(desk: Desk) -> None:
    """Also where nothing follows; in the order of the log."""
    desk.record(adopted(), worked("2019", key="first"))
    earlier = str(event_id_of("first"))
    desk.record(worked("2020", follows_from=earlier, title={"en": {"words": "B"}}))
    desk.record(worked("2020-01", follows_from=earlier, title={"en": {"words": "A"}}))

    found = read_follow_ups(desk.reader, desk.at("2021-01-01"), [1, 2])

    assert {at: [one.position for one in some] for at, some in found.items()} == {
        1: [],
        2: [3, 4],
    }


@pytest.mark.parametrize("names_other", [False, True])
def test_mandates_that_mirror_each_other_both_say_so(
    desk: Desk, *, names_other: bool
) -> None:
    """Whichever of the two was recorded as mirroring the other."""
    mirroring = adopted(OTHER, mirrors=DECISION)
    mirrored = Record.of(
        mandate.Mirrored(mirrored_by=(OTHER,)), DECISION, occurred="2019"
    )
    desk.record(adopted(), mirroring if not names_other else adopted(OTHER))
    if names_other:
        desk.record(mirrored)

    found = read(desk)

    assert found[DECISION].mirrors == (OTHER,)
    assert found[OTHER].mirrors == (DECISION,)


def test_a_mirror_stated_on_both_sides_shows_once(desk: Desk) -> None:
    """Each says so itself, and the other says it too."""
    desk.record(adopted(), adopted(OTHER, mirrors=DECISION))
    what = mandate.Mirrored(mirrored_by=(OTHER,))
    desk.record(Record.of(what, DECISION, occurred="2019"))

    found = read(desk)

    assert (found[DECISION].mirrors, found[OTHER].mirrors) == ((OTHER,), (DECISION,))


def opened(desk: Desk, **options: Any) -> tuple[list[tuple[str, list[str]]], bool]:  # noqa: ANN401 - those of the query
    """Read mandates with open paragraphs: reference and numbers; and if more follow."""
    moment = desk.at("2021-07-05")
    found, has_more = read_mandates_in_states(
        desk.reader, moment, SOUGHT, OPEN, **options
    )
    return [
        (one.listed.subject.ref.reference, [p.number for p in one.paragraphs])
        for one in found
    ], has_more


def test_only_open_paragraphs_are_listed_page_by_page(desk: Desk) -> None:
    """A mandate of which nothing is open is left out, and fills no page."""
    desk.record(
        adopted(),
        paragraph("1", BRS),
        paragraph("2", BRS),
        discharged("1"),
        adopted("mandate:rc-9/1"),
        adopted(OTHER),
        paragraph("4", MINAMATA, name=OTHER),
    )

    everything = [("mc-3/11", ["2"]), ("sc-9/10", ["4"])]
    assert opened(desk) == (everything, False)
    assert opened(desk, first=1) == (everything[:1], True)
    assert opened(desk, first=2) == (everything, False)
    first = read(desk)[DECISION].listed.cursor
    assert opened(desk, after=first) == (everything[1:], False)
    assert opened(desk, is_asked=lambda who: who == BRS) == (everything[:1], False)


def test_mandates_are_read_on_until_the_page_is_full(desk: Desk) -> None:
    """However many of which nothing is open come before."""
    names = [f"mandate:a-{number:03}" for number in range(120)]
    desk.record(*map(adopted, names), adopted(), paragraph("1", BRS))

    assert opened(desk, first=1) == ([("mc-3/11", ["1"])], False)
