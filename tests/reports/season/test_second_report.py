"""The second report, on a season of entries as officers type them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from api.cli.files.import_files import read_all, take
from api.container import Services
from reports.checklist.checklist import checklist
from reports.mapping import default_mapping, read_mapping
from reports.model import Model, Paragraph, plain
from reports.texts import NO_TEXTS
from reports.workflow.reader import ReportReader
from reports.workflow.requests import ReportOptions
from store.artefacts import Artefacts
from tests.support.copied_ledgers import founding_services
from tests.support.graphql_queries import TODAY
from tests.support.log_examples import Clock
from tests.support.report_reader import section

SHEET = Path(__file__).with_name("season.yaml")
OPTIONS = ReportOptions(
    period="2023-12/2025-06", as_of=date(2025, 6, 30), languages=("en", "zh")
)
JUDGED = {
    "date-first",
    "latin-words",
    "length",
    "quotation-marks",
    "reference-printed",
    "sentence-is-a-form",
    "sentence-long",
    "sentences-long",
    "spelling",
    "told-twice",
}
"""Rules on the sentences that the report itself must keep."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open the founding history with the season recorded after it."""
    opened = founding_services(tmp_path_factory.mktemp("season"), Clock(TODAY))
    take(opened, read_all([SHEET]), confirmed=True)
    opened.reader.projector.catch_up()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def report(services: Services) -> Model:
    """Look at the joint report for the sixth meeting."""
    reader = ReportReader(services.reader, Artefacts(services.engine))
    return reader.preview("Minamata COP-6", OPTIONS)


def told(report: Model, key: str, language: str = "en") -> list[str]:
    """Give the paragraphs below a heading."""
    return [plain(one.runs) for one in section(report.document(language), key)]


def test_a_series_is_one_sentence(report: Model) -> None:
    """Three like workshops; that one of them was planned is not told."""
    (sentence,) = told(report, "mercury-wastes")

    assert sentence.replace("\u2013", "-") == (
        "The two secretariats held three workshops: "
        "(a) Regional workshop on mercury waste for English-speaking Africa "
        "(Nairobi, 13-15 May 2024); "
        "(b) Regional workshop on mercury waste for French-speaking Africa "
        "(Dakar, 10-12 September 2024); "
        "(c) Regional workshop on mercury waste for Latin America and the Caribbean "
        "(Panama City, 18-20 February 2025)."
    )


def test_an_area_without_a_meeting_has_a_paragraph(report: Model) -> None:
    """Five matters; the proposal became the group, the cancelled call is no news."""
    said = " ".join(told(report, "gender"))

    assert "set up the tripartite working group on gender in March 2024" in said
    assert "proposed" not in said
    assert "Call" not in said


def test_typed_words_stand_in_sentences(report: Model) -> None:
    """An outcome in the past tense, an objective, and the name of an agreement."""
    assert told(report, "overview") == [
        (
            "At a meeting on 14 February 2024, the three entities agreed to review the "
            "areas of cooperation."
        )
    ]
    assert (
        "2024, in order to bring gender into all projects." in told(report, "gender")[0]
    )
    assert told(report, "administrative")[:1] == [
        (
            "The two secretariats signed an agreement on shared information technology "
            "services on 1 July 2024."
        )
    ]


def test_a_narrative_stands_for_its_matter(report: Model) -> None:
    """People's words, unchanged."""
    (sentence,) = told(report, "knowledge")

    assert sentence == (
        "In October 2024 the two secretariats connected their clearing-house "
        "mechanisms, so that a user now finds the documents of both with one search."
    )


def test_a_plan_whose_day_has_passed_is_not_printed(report: Model) -> None:
    """What is still planned has the date for which it is planned."""
    assert told(report, "next-steps") == [
        "Joint summer school on mercury and chemicals planned (2026)."
    ]


def test_areas_and_arrangements_tell_what_changed(report: Model) -> None:
    """The matrix stood in the first report."""
    said = " ".join(told(report, "areas"))

    assert "Compliance widened to a tripartite area (November 2024)" in said
    assert "remain as set out" not in said


def test_silent_areas_are_named_once(report: Model) -> None:
    """No heading stands without content below it."""
    (sentence,) = (
        plain(one.runs)
        for one in report.document("en").blocks
        if isinstance(one, Paragraph) and one.key == "silent/silent"
    )

    assert "financial resources" in sentence
    assert "gender" not in sentence


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_undated_entry_is_under_no_year(report: Model, language: str) -> None:
    """It stands in its area, and in the annex without a date."""
    said = " ".join(told(report, "overview", language))

    assert "raining module" not in said
    assert "培训单元" not in said


def test_the_checklist_passes_its_sentences(services: Services, report: Model) -> None:
    """No sentence breaks a rule that a machine can judge."""
    found = checklist(
        services.reader,
        services.reader.moment(OPTIONS.as_of),
        report,
        texts=NO_TEXTS,
        sections=read_mapping(default_mapping()),
    )

    broken = [(o.rule, o.places) for o in found.open if o.rule in JUDGED]
    assert broken == []
    assert "plan-passed" in {one.rule for one in found.open}


def test_nothing_of_the_season_is_lost(report: Model) -> None:
    """Each entry is told, in a table, or on the checklist."""
    told_entries = {
        entry
        for block in report.document("en").blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        for entry in getattr(run, "entries", ())
    }

    assert told_entries | {*report.unplaced} | _in_tables(report) == {*report.entries}


def _in_tables(report: Model) -> set[str]:
    return {
        entry
        for block in report.document("en").blocks
        for row in getattr(block, "rows", ())
        for cell in row
        for run in cell.runs
        for entry in getattr(run, "entries", ())
    }
