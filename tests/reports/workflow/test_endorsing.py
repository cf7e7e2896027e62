"""An edition is endorsed, submitted, issued and considered."""

import pytest

from domain.recording.entity_claims import OwnEntityError
from domain.recording.refusals import DoubtfulError
from reports.editions import UnknownEditionError
from reports.workflow.acts import NotEndorserError
from reports.workflow.files import File
from reports.workflow.workflow import StaleEditionError
from tests.support.refusals import refuses
from tests.support.report_desks import ENTITIES, PERIOD, SYMBOL, ReportOffice, status

pytest_plugins = ("tests.support.report_desk_fixture",)


def test_an_edition_is_final_once_all_have_endorsed_it(office: ReportOffice) -> None:
    """Two of three are not enough."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.endorsed_by(*ENTITIES[:2])
    desk = office.of()

    before = desk.standing(desk.life(SYMBOL))
    office.endorsed_by(ENTITIES[2])
    after = desk.standing(desk.life(SYMBOL))

    assert before.awaited == ("actor:chemicals-and-health",)
    assert not before.is_final
    assert after.is_final
    assert status(office) == "final"


def test_only_endorsers_endorse(office: ReportOffice) -> None:
    """A misspelt entity would endorse for ever, and the right one be awaited still."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)

    with pytest.raises(NotEndorserError, match="head of minimata does not endorse"):
        office.of("minimata").endorse(SYMBOL, 1)
    with pytest.raises(NotEndorserError, match="those of actor:minamata, "):
        office.of("minimata").decline(SYMBOL, 1, why={"en": "No."})

    assert office.life().voices == ()


def test_a_new_edition_needs_new_endorsements(office: ReportOffice) -> None:
    """What was endorsed was the edition, not the report."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.endorsed_by(*ENTITIES)

    office.of().make(SYMBOL, PERIOD)
    desk = office.of()

    standing = desk.standing(desk.life(SYMBOL))
    assert standing.endorsed == ()
    assert len(standing.awaited) == len(ENTITIES)


def test_an_earlier_edition_is_endorsed_no_more(office: ReportOffice) -> None:
    """A head who read edition 1 does not endorse edition 2 unseen."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.of().make(SYMBOL, PERIOD)

    with pytest.raises(StaleEditionError, match="edition 2 took its place"):
        office.of().endorse(SYMBOL, 1)


def test_an_edition_that_was_never_made_is_not_endorsed(office: ReportOffice) -> None:
    """There is nothing to read, and the refusal says what there is."""
    office.plan()

    with pytest.raises(UnknownEditionError, match="none was made yet"):
        office.of().endorse(SYMBOL, 1)


def test_who_works_for_no_entity_endorses_nothing(office: ReportOffice) -> None:
    """The refusal says how to name the entity."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)

    with refuses(OwnEntityError, match="say for which entity"):
        office.of("").endorse(SYMBOL, 1)


def test_an_entity_that_declines_keeps_the_report_open(office: ReportOffice) -> None:
    """As long as one head declines, the edition is not final; the reason is kept."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.endorsed_by(*ENTITIES)

    office.of("brs").decline(SYMBOL, 1, why={"en": "The calendar is wrong."})
    desk = office.of()

    standing = desk.standing(desk.life(SYMBOL))
    (declined,) = standing.declined
    assert not standing.is_final
    assert declined.cause["en"].words == "The calendar is wrong."


def test_the_later_word_of_an_entity_counts(office: ReportOffice) -> None:
    """A head who declined can endorse after all."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.of("brs").decline(SYMBOL, 1, why={"en": "Not yet."})

    office.endorsed_by(*ENTITIES)
    desk = office.of()

    assert desk.standing(desk.life(SYMBOL)).is_final


def test_what_is_not_final_is_not_submitted_by_the_way(office: ReportOffice) -> None:
    """Who submits it all the same has to say so."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)

    with refuses(DoubtfulError, match="actor:brs did not endorse it yet"):
        office.of().submit(SYMBOL)
    office.of().submit(SYMBOL, confirmed=True)

    assert status(office) == "submitted"


@pytest.mark.parametrize(
    ("published", "differs"),
    [(b"They met in May 2021.", False), (b"They met in June 2021.", True)],
)
def test_an_issued_file_is_kept_and_compared(
    office: ReportOffice, *, published: bytes, differs: bool
) -> None:
    """The bytes that were published are kept, and whether the edition writes them."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    file = File(published, "text/markdown", "report.md")
    written = b"They met in May 2021."

    done = office.of().issue(SYMBOL, file, number=1, language="zh", written=written)

    (issued,) = office.of().life(SYMBOL).publications
    assert office.artefacts.get(issued.digest).content == published
    assert issued.differs is differs
    assert [one.words for one in done.comparison.differences] == (
        ["May", "June"] if differs else []
    )
    assert issued.languages == ("zh",)
    assert status(office) == "issued"


def test_a_report_is_considered_by_a_session(office: ReportOffice) -> None:
    """The last word on a report is that of the session it was written for."""
    office.plan()

    office.of().consider(SYMBOL, "Example COP-4", day="2021-07-05")

    assert status(office) == "considered"
