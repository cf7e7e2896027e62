"""The life of a report at the desk: editions, endorsements, submission, publication."""

from dataclasses import replace

import pytest

from domain.acts import Record, Withdraw
from domain.claims import OwnEntityError
from domain.kinds.document import Submitted
from domain.refusals import ActRefusedError, DoubtfulError, VersionConflictError
from projections.naming import UnknownSubjectError
from reports.desk import StaleEditionError, UnfitTemplateError
from reports.desk_files import File
from reports.desk_finding import SeveralReportsError
from reports.desk_periods import PeriodMissingError
from reports.desk_reading import NotPlannedError
from reports.desk_requests import Wanted
from reports.editions import NoReportError, UnknownEditionError, life_of
from reports.model import decode, digest_of, encode
from tests.report_desks import (
    ENTITIES,
    NEXT_SESSION,
    NEXT_SYMBOL,
    PERIOD,
    SESSION,
    SYMBOL,
    ReportOffice,
)

pytest_plugins = ("tests.report_desk_fixture",)


def status(office: ReportOffice) -> str:
    """Say where the report stands."""
    desk = office.of()
    life = desk.life(SYMBOL)
    return life.status(desk.entities(life))


def test_a_planned_report_is_found_by_its_session(office: ReportOffice) -> None:
    """The session's name is enough to find the report that is prepared for it."""
    office.plan()

    life = office.of().life("example COP-4")

    assert life.report == f"document:{SYMBOL}"
    assert life.meetings == (SESSION,)
    assert status(office) == "planned"


def test_a_report_submitted_to_a_body_is_for_no_session_of_it(
    office: ReportOffice,
) -> None:
    """Only sessions are named on the first page, whoever it was submitted to."""
    what = Submitted(document_type="joint-report", submitted_to=("actor:example-cop",))
    office.desk.record(Record.of(what, SYMBOL, occurred="2021-03"))

    assert office.life().meetings == ()


def test_a_session_without_a_report_is_said(office: ReportOffice) -> None:
    """What is not planned cannot be worked on; it can be looked at."""
    with pytest.raises(NotPlannedError, match="no joint report is planned"):
        office.of().life(SESSION)

    assert office.of().preview(SESSION, PERIOD).report == ""


def test_two_reports_for_one_session_are_told_apart(office: ReportOffice) -> None:
    """Where the session does not say which report, its symbol has to."""
    office.plan()
    office.plan(NEXT_SYMBOL)

    with pytest.raises(SeveralReportsError, match="name the one that is meant"):
        office.of().life(SESSION)


def test_what_nobody_knows_is_said(office: ReportOffice) -> None:
    """A slip in the name of a session is no report; what reads alike is offered."""
    with pytest.raises(UnknownSubjectError, match="did you mean meeting:example-cop-4"):
        office.of().life("exmple-cop-4")


def test_a_subject_that_is_no_document_is_no_report(office: ReportOffice) -> None:
    """A body has no editions."""
    moment = office.desk.reader.moment()

    with pytest.raises(NoReportError, match="is no document"):
        life_of(office.desk.reader, moment, "body:joint-task-force")


def test_a_preview_records_nothing(office: ReportOffice) -> None:
    """Looking at a report leaves the log and what is kept beside it as they were."""
    office.plan()
    before = office.desk.log.reader.head().position

    model = office.of().preview(SYMBOL, PERIOD)

    assert model.edition == 0
    assert office.desk.log.reader.head().position == before
    assert office.artefacts.digests() == []


def test_an_edition_keeps_what_it_says_by_its_digest(office: ReportOffice) -> None:
    """What the heads will endorse is kept for ever, with what it was made from."""
    office.plan()

    made = office.of().make(SYMBOL, PERIOD)

    kept = office.artefacts.get(made.digest).content
    edition = office.of().life(SYMBOL).edition()
    assert decode(kept) == made.model
    assert digest_of(kept) == edition.digest == made.digest
    assert edition.number == made.model.edition == 1
    assert edition.period == "2018/2021-03"
    assert {edition.mapping, edition.template} <= {*office.artefacts.digests()}
    assert status(office) == "drafted"


def test_an_edition_says_the_same_for_ever(office: ReportOffice) -> None:
    """Neither another day nor what is recorded later changes what it says."""
    office.plan()
    made = office.of().make(SYMBOL, PERIOD)

    office.on("2024-01-31")
    office.late_entry()
    desk = office.of()

    again = desk.model(desk.life(SYMBOL), 1)
    assert encode(again) == encode(made.model)


def test_what_was_recorded_since_is_told(office: ReportOffice) -> None:
    """A late entry changes nothing of an edition; it is listed beside it."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)

    office.late_entry()
    desk = office.of()

    since = desk.recorded_since(desk.life(SYMBOL))
    assert [one.content.subject for one in since] == ["body:waste-group"]


def test_the_next_edition_follows_the_last(office: ReportOffice) -> None:
    """Its number is one more, and its period the same where nobody says otherwise."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)

    made = office.of().make(SYMBOL, Wanted(languages=("en",)))

    assert (made.model.edition, made.model.period) == (2, "2018/2021-03")
    assert status(office) == "revised"


def test_a_template_that_lacks_something_makes_no_edition(
    office: ReportOffice,
) -> None:
    """What could never be written is not kept for ever."""
    office.plan()

    with pytest.raises(UnfitTemplateError, match="the Word template cannot be used"):
        office.of().make(SYMBOL, replace(PERIOD, template=b"no template"))

    assert office.of().life(SYMBOL).editions == ()


def test_the_number_of_a_withdrawn_edition_is_not_used_again(
    office: ReportOffice,
) -> None:
    """Two editions never bear one number, whatever became of the first."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    made = office.of().make(SYMBOL, PERIOD)
    target = str(made.recorded.entries[-1].event_id)
    office.desk.record(Withdraw(target=target, reason="It was a trial."))

    again = office.of().make(SYMBOL, PERIOD)

    assert [one.number for one in office.life().editions] == [1, 3]
    assert again.model.edition == 3


def test_a_first_report_needs_a_period(office: ReportOffice) -> None:
    """Nothing was reported before, so somebody has to say from when on."""
    office.plan()

    with pytest.raises(PeriodMissingError, match="such as 2018/2021-03"):
        office.of().make(SYMBOL, Wanted())


def test_the_next_report_goes_on_where_the_last_ended(office: ReportOffice) -> None:
    """The period goes from the day after the last report's to today."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.plan(NEXT_SYMBOL, NEXT_SESSION)

    made = office.of().make(NEXT_SYMBOL, Wanted(languages=("en",)))

    assert made.model.period == "2021-04-01/2021-07-05"


def test_who_lost_a_race_makes_no_edition(office: ReportOffice) -> None:
    """Two cannot make one edition: the second is told to look again."""
    office.plan()
    desk = office.of()
    version = desk.version(desk.life(SYMBOL))
    office.of("brs").make(SYMBOL, PERIOD)

    with pytest.raises(ActRefusedError) as refused:
        desk.make(SYMBOL, PERIOD, version=version)

    assert isinstance(refused.value.refusal, VersionConflictError)


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

    with pytest.raises(OwnEntityError, match="say for which entity"):
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

    with pytest.raises(DoubtfulError, match="actor:brs did not endorse it yet"):
        office.of().submit(SYMBOL)
    office.of().submit(SYMBOL, confirmed=True)

    assert status(office) == "submitted"


@pytest.mark.parametrize(("published", "differs"), [(b"%PDF", False), (b"other", True)])
def test_an_issued_file_is_kept_and_compared(
    office: ReportOffice, *, published: bytes, differs: bool
) -> None:
    """The bytes that were published are kept, and whether the edition writes them."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    file = File(published, "application/pdf", "report.pdf")

    office.of().issue(SYMBOL, file, number=1, language="zh", written=b"%PDF")

    (issued,) = office.of().life(SYMBOL).publications
    assert office.artefacts.get(issued.digest).content == published
    assert issued.differs is differs
    assert issued.languages == ("zh",)
    assert status(office) == "issued"


def test_a_report_is_considered_by_a_session(office: ReportOffice) -> None:
    """The last word on a report is that of the session it was written for."""
    office.plan()

    office.of().consider(SYMBOL, "Example COP-4", day="2021-07-05")

    assert status(office) == "considered"


def test_a_text_is_written_and_takes_its_place(office: ReportOffice) -> None:
    """What a co-chair writes stands in the next edition, in its language."""
    office.plan()
    desk = office.of()

    desk.write(SYMBOL, "introduction", {"en": "As one."}, how="fills")
    desk.write(SYMBOL, "introduction", {"en": "As three."}, how="fills")
    desk.leave_empty(SYMBOL, "gender", why={"en": "Nothing was done."})

    texts = desk.life(SYMBOL).texts
    assert [one.words for one in texts.at("introduction", "en")] == ["As three."]
    assert texts.is_empty("gender", "fr")


def test_what_was_known_then_has_no_texts_of_later(office: ReportOffice) -> None:
    """A preview as known before the report was planned is composed without it."""
    before = office.desk.log.reader.head().position
    office.plan()
    office.of().write(SYMBOL, "introduction", {"en": "Of later."}, how="fills")

    model = office.of().preview(SYMBOL, replace(PERIOD, known_at=before))

    assert b"Of later." not in encode(model)
    assert model.position == before
