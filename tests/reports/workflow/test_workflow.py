"""Previews, editions and texts of a report, at its desk."""

from dataclasses import replace

import pytest

from domain.recording.acts import Withdraw
from domain.recording.refusals import ActRefusedError, VersionConflictError
from reports.model import decode, encode
from reports.workflow.periods import PeriodMissingError
from reports.workflow.requests import ReportOptions
from reports.workflow.workflow import UnfitTemplateError
from store.artefacts import digest_of
from tests.support.report_desks import (
    NEXT_SESSION,
    NEXT_SYMBOL,
    PERIOD,
    SYMBOL,
    ReportOffice,
    status,
)
from tests.support.report_templates import changed

pytest_plugins = ("tests.support.report_desk_fixture",)


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

    made = office.of().make(SYMBOL, ReportOptions(languages=("en",)))

    assert (made.model.edition, made.model.period) == (2, "2018/2021-03")
    assert status(office) == "revised"


def test_a_template_that_lacks_something_makes_no_edition(
    office: ReportOffice,
) -> None:
    """What could never be written is not kept for ever."""
    office.plan()
    counting = changed(lambda text: text.replace("{{ languages }}", "{{ 1 // 0 }}"))

    for template in (b"no template", counting):
        with pytest.raises(UnfitTemplateError, match="Word template cannot be used"):
            office.of().make(SYMBOL, replace(PERIOD, template=template))

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
        office.of().make(SYMBOL, ReportOptions())


def test_the_next_report_goes_on_where_the_last_ended(office: ReportOffice) -> None:
    """The period goes from the day after the last report's to today."""
    office.plan()
    office.of().make(SYMBOL, PERIOD)
    office.plan(NEXT_SYMBOL, NEXT_SESSION)

    made = office.of().make(NEXT_SYMBOL, ReportOptions(languages=("en",)))

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
