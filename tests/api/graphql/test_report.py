"""The joint report through GraphQL: asked about, made, endorsed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.container import Services
from api.settings import Settings
from domain.recording.acts import Author
from reports.workflow.files import File
from reports.workflow.workflow import ReportWorkflow
from store.artefacts import Artefacts
from tests.support.copied_ledgers import founding_services
from tests.support.graphql_mutations import act
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

REPORT = "UNEP/MC/COP.4/INF/17"
WHEN = '(asOf: "2021-03-31")'
MAKE = f"""makeEdition(
  report: "{REPORT}", period: "2018/2021-03", asOf: "2021-03-31", languages: [EN, ZH]
)"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Asker]:
    """Ask a ledger with the founding history, in which reports are made."""
    clock = Clock(TODAY)
    services = founding_services(tmp_path, clock)
    yield Asker(services, clock)
    services.close()


def report(ask: Asker, selection: str, when: str = WHEN) -> Any:  # noqa: ANN401 - an answer in JSON
    """Ask about the report."""
    return ask.at(f'report(name: "{REPORT}") {{ {selection} }}', when)["report"]


def desk(ask: Asker, entity: str) -> ReportWorkflow:
    """Give the desk of who works for an entity."""
    services = ask.services
    who = Author(by="officer-1", entity=entity)
    return ReportWorkflow(
        services.ledger, services.reader, Artefacts(services.engine), who
    )


def for_entity(ask: Asker, entity: str) -> Asker:
    """Ask in the name of an entity."""
    services = ask.services
    settings = Settings(database=services.settings.database, entity=entity)
    return Asker(Services(**{**services._asdict(), "settings": settings}), ask.clock)


def test_a_preview_is_asked_for_at_a_moment(founded: Asker) -> None:
    """The whole report comes in the neutral form, as of the day of the question."""
    found = report(founded, 'preview(language: ZH, period: "2018/2021-03")')

    model = found["preview"]
    (document,) = model["documents"]
    assert model["as_of"] == "2021-03-31"
    assert document["language"] == "zh"
    assert any(one["type"] == "table" for one in document["blocks"])


def test_the_session_is_enough(founded: Asker) -> None:
    """Whoever knows the session finds its report; whatever day is asked of."""
    found = founded.at(
        'report(name: "Minamata COP-4") { sessions { ref } editions { number } }',
        '(asOf: "2007-01-01")',
    )

    assert found["report"]["sessions"] == [{"ref": "meeting:minamata-cop-4"}]
    assert found["report"]["editions"] == []


def test_what_is_no_report_is_said(founded: Asker) -> None:
    """A name that nobody knows, and a session without a report, are refusals."""
    unknown = founded.complaints('{ at { report(name: "Atlantis COP") { status } } }')
    bare = founded.complaints('{ at { report(name: "unea-5") { status } } }')

    assert "knows no subject" in unknown[0]
    assert "no joint report is planned for unea-5" in bare[0]


def test_an_edition_is_made_and_asked_for(office: Asker) -> None:
    """The mutation composes; what it recorded is a receipt, the model is kept."""
    told = act(office, MAKE)

    found = report(
        office,
        "status editions { number period asOf knownPosition languages isFinal "
        "awaited { ref } recordedSince model(language: ZH) }",
    )
    (edition,) = found["editions"]
    assert told["__typename"] == "Recorded"
    assert [one["kind"] for one in told["entries"]] == ["document.edition-made"]
    assert (edition["number"], edition["period"]) == (1, "2018/2021-03")
    assert edition["model"]["documents"][0]["language"] == "zh"
    assert len(edition["awaited"]) == 3
    assert edition["recordedSince"] == []


def test_as_known_before_there_was_no_edition(office: Asker) -> None:
    """The life of a report has its own past: what the log knew then."""
    before = office.services.log.reader.head().position
    act(office, MAKE)

    then = report(office, "editions { number }", f'(knownAt: "#{before}")')

    assert then["editions"] == []


def test_a_first_report_needs_a_period(office: Asker) -> None:
    """A refusal is an answer, with its rule."""
    told = act(office, f'makeEdition(report: "{REPORT}")')

    assert (told["__typename"], told["rule"]) == ("Refused", "PeriodMissing")


def test_an_entity_endorses_for_itself(office: Asker) -> None:
    """The edition is endorsed for the entity of the settings, and for no other."""
    act(office, MAKE)
    endorse = f'endorseEdition(report: "{REPORT}", edition: 1)'

    nobody = act(office, endorse)
    told = act(for_entity(office, "minamata"), endorse)
    desk(office, "brs").decline(REPORT, 1, why={"en": "Not yet."})

    found = report(
        office,
        "editions { endorsed { entity { ref } } declined { cause { words } } } "
        "endorsements { endorses edition position }",
    )
    (edition,) = found["editions"]
    assert nobody["rule"] == "OwnEntity"
    assert told["__typename"] == "Recorded"
    assert edition["endorsed"] == [{"entity": {"ref": "actor:minamata"}}]
    assert edition["declined"] == [{"cause": {"words": "Not yet."}}]
    assert [one["endorses"] for one in found["endorsements"]] == [True, False]


def test_the_mutation_of_the_kind_holds_to_the_same_rule(office: Asker) -> None:
    """Whoever records the endorsement itself cannot do it for another entity."""
    act(office, MAKE)
    (edition,) = desk(office, "").life(REPORT).editions
    told = act(
        for_entity(office, "minamata"),
        f"""documentEditionEndorsed(entry: {{
          subject: "document:{REPORT}", occurred: {{date: "2026-11-21"}},
          endorser: "actor:brs", edition: "1", modelDigest: "{edition.digest}"
        }})""",
    )

    assert (told["__typename"], told["rule"]) == ("Refused", "OwnEntity")


def test_texts_and_their_conflicts_are_listed(office: Asker) -> None:
    """Both of two texts that did not see each other are there, marked."""
    at = desk(office, "minamata")
    at.write(REPORT, "introduction", {"en": "One.\n\nTwo."}, how="fills")
    at.write(REPORT, "introduction", {"en": "Three."}, how="fills", saw=())

    found = report(
        office,
        'texts(passage: "introduction") { words paragraphs conflict language entity }',
    )

    assert [one["paragraphs"] for one in found["texts"]] == [
        ["One.", "Two."],
        ["Three."],
    ]
    assert all(one["conflict"] for one in found["texts"])


def test_the_checklist_is_asked_for(founded: Asker) -> None:
    """What to look at comes with where it is and what mends it."""
    found = report(
        founded,
        'checklist(language: ZH, period: "2018/2021-03") '
        "{ rule sentence mend places language entries settled }",
    )

    rules = {one["rule"] for one in found["checklist"]}
    assert {"role-unnamed", "inferred"} <= rules
    assert all(one["mend"] for one in found["checklist"])


def test_two_editions_are_compared(office: Asker) -> None:
    """What differs is told paragraph by paragraph, word by word."""
    act(office, MAKE)
    desk(office, "").write(REPORT, "introduction", {"en": "Anew."}, how="fills")
    act(office, MAKE)

    found = report(
        office,
        "differences(language: EN, edition: 1, to: 2) { how pieces { words how } }",
    )

    added = [one for one in found["differences"] if one["how"] == "ADDED"]
    assert [one["pieces"] for one in added] == [[{"words": "Anew.", "how": "ADDED"}]]


def test_issued_files_are_listed(office: Asker) -> None:
    """What was published is there by its digest."""
    act(office, MAKE)
    file = File(b"They met again.", "text/markdown", "report.md")
    written = b"They met."
    desk(office, "").issue(REPORT, file, number=1, language="zh", written=written)

    found = report(office, "issued { edition languages digest differs }")

    (issued,) = found["issued"]
    assert (issued["edition"], issued["languages"]) == (1, ["ZH"])
    assert issued["differs"]
