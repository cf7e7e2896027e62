"""What the checklist of a report tells before it is submitted."""

from dataclasses import replace

import pytest

from domain.content import Occurred
from domain.kinds.body import (
    Formed,
    Renamed,
    StartedWork,
    TermsOfReferenceAdopted,
    Worked,
)
from domain.kinds.document import Drafted
from domain.kinds.mandate import ParagraphStated
from domain.kinds.meeting import Planned
from domain.kinds.role import Assigned
from domain.recording.acts import Record
from domain.references import Ref
from domain.texts import Wording
from reports.checklist.checklist import Checked, checklist
from reports.checklist.items import Item
from reports.mapping import default_mapping, read_mapping
from tests.support.report_acts import written
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice

pytest_plugins = ("tests.support.report_desk_fixture",)


def checked(office: ReportOffice) -> Checked:
    """Check the report as it would be now."""
    desk = office.of()
    return checklist(
        office.desk.reader,
        office.desk.reader.moment(),
        desk.preview(SYMBOL, PERIOD),
        texts=desk.life(SYMBOL).texts,
        sections=read_mapping(default_mapping()),
    )


def found(office: ReportOffice, rule: str) -> list[Item]:
    """Give what is open under a rule."""
    return [one for one in checked(office).open if one.rule == rule]


@pytest.fixture(autouse=True)
def _planned(office: ReportOffice) -> None:
    office.plan()


def test_a_silent_section_is_missing(office: ReportOffice) -> None:
    """Sections without a word in any language are one item, which names them."""
    (one,) = found(office, "section-missing")

    assert {"gender", "compliance"} < {*one.places}
    assert one.sentence.startswith(f"{len(one.places)} sections say nothing")
    assert one.language == ""
    assert one.mend == "write a text for each, or leave it empty on purpose"


def test_left_empty_on_purpose_is_settled(office: ReportOffice) -> None:
    """What somebody left empty is told apart from what was forgotten."""
    office.of().leave_empty(SYMBOL, "gender", ["en"], why={"en": "Nothing was done."})

    found_ = checked(office)

    (settled,) = (one for one in found_.settled if one.rule == "left-empty")
    assert settled.language == "en"
    assert [
        one.language
        for one in found_.open
        if one.rule == "section-missing" and "gender" in one.places
    ] == ["zh"]


def test_a_written_section_is_not_missing(office: ReportOffice) -> None:
    """A text of people is as good as a generated one; a translation is asked for."""
    office.of().write(SYMBOL, "gender", {"en": "Much."}, how="fills")

    missing = found(office, "section-missing")

    assert [o.language for o in missing if o.places == ("gender",)] == ["zh"]
    (untranslated,) = found(office, "untranslated")
    assert untranslated.language == "zh"


def test_texts_in_conflict_are_told(office: ReportOffice) -> None:
    """Two texts that did not see each other are told with both their writers."""
    office.of("minamata").write(SYMBOL, "gender", {"en": "One."}, how="fills")
    office.of("brs").write(SYMBOL, "gender", {"en": "Two."}, how="fills", saw=())

    (conflict,) = found(office, "texts-in-conflict")

    assert conflict.sentence == (
        "2 texts stand at gender, by officer-of-minamata and officer-of-brs"
    )
    assert len(conflict.entries) == 2


def test_a_text_for_no_place_is_told(office: ReportOffice) -> None:
    """A text for a paragraph that is gone is not lost: it is listed with its words."""
    text = written("gone", how="fills", en="Much.")
    office.desk.record(replace(text, subject=Ref.parse(f"document:{SYMBOL}")))

    (astray,) = found(office, "text-nowhere")

    assert astray.places == ("gone",)
    assert astray.sentence.endswith("no place in it: Much.")


def test_dates_that_are_missing_or_inferred_are_told(office: ReportOffice) -> None:
    """Who checks the report sees which entries have no date of a source."""
    inferred = Record.of(
        Formed(name={"en": Wording("Waste group")}),
        "waste-group",
        occurred=Occurred("2019-05", "inferred"),
        title={"en": Wording("Waste group set up")},
    )
    office.desk.record(inferred)

    (one,) = found(office, "inferred")

    assert one.sentence == "1 entry has a date that is inferred"
    assert one.places[0] == "overview/2019"


def test_roles_without_a_name_are_told(office: ReportOffice) -> None:
    """A role that somebody holds, and nobody named, is told."""
    what = Assigned(function="co-chair", body="body:joint-task-force")
    office.desk.record(
        Record.of(what, "role:co-chair/joint-task-force/brs", occurred="2018-07")
    )

    (one,) = found(office, "role-unnamed")

    assert one.sentence == "1 role is unnamed: co-chair/joint-task-force/brs"


def test_mandates_without_evidence_are_told(office: ReportOffice) -> None:
    """A paragraph that asks for something, and nothing shows what was done."""
    what = ParagraphStated(paragraph="5", action={"en": Wording("Report.")})
    office.desk.record(Record.of(what, "mandate:MC-3/11", occurred="2019-11-29"))

    (one,) = found(office, "mandate-without-evidence")

    assert one.sentence == "mandate:MC-3/11, paragraph 5: nothing shows what was done"


def test_findings_of_what_is_told_are_told(office: ReportOffice) -> None:
    """Where entries of the report disagree with others, the checklist says so."""
    what = Assigned(function="co-chair", body="body:never-formed")
    office.desk.record(
        Record.of(what, "role:co-chair/never-formed/brs", occurred="2018-07")
    )

    rules = {one.rule for one in checked(office).open}

    assert "finding-unknown-reference" in rules


def test_the_masthead_is_checked(office: ReportOffice) -> None:
    """What nobody recorded is asked for; which edition it is stands here only."""
    found_ = checked(office)

    rules = {one.rule for one in found_.open}
    assert {"symbol-missing", "agenda-item-missing", "authors-missing"} <= rules
    assert {"issue-date-missing", "original-language-missing"} <= rules
    assert "edition" in {one.rule for one in found_.settled}


def test_terms_that_nobody_reviewed_are_told(office: ReportOffice) -> None:
    """For each language it lists which words of reports are ours, and no others."""
    items = found(office, "term-unreviewed")

    groups = {place.partition("/")[0] for item in items for place in item.places}
    assert [one.language for one in items] == ["en", "zh"]
    assert {"pattern", "term"} <= groups
    assert not {"answer", "column", "example", "mark", "page"} & groups


def test_texts_of_another_report_are_not_told(office: ReportOffice) -> None:
    """The checklist is that of one report."""
    office.desk.record(written("gender", how="fills", en="Of another report."))

    rules = {one.rule for one in checked(office).open}

    assert "text-nowhere" not in rules


def test_what_a_narrative_stands_for_is_listed(office: ReportOffice) -> None:
    """The editor sees which entries the words of one entry cover."""
    group = "body:waste-group"
    words = {"en": Wording("The waste group was set up and began its work.")}
    office.desk.record(
        Record.of(TermsOfReferenceAdopted(), group, occurred="2019-05"),
        Record.of(StartedWork(), group, occurred="2019-06", narrative=words),
    )

    (item,) = (one for one in checked(office).settled if one.rule == "narrative-covers")

    assert item.places == ("overview/2019",)
    assert len(item.entries) == 2


def test_a_plan_whose_day_has_passed_is_listed(office: ReportOffice) -> None:
    """The report does not print it; somebody should record what became of it."""
    plan = Planned(planned_for="2019-05", name={"en": Wording("Workshop")})
    office.desk.record(Record.of(plan, "meeting:workshop", occurred="2019-01"))

    (one,) = found(office, "plan-passed")

    assert one.sentence == "the day has passed, and nothing more is known: 1 plan"


def test_an_entry_without_words_is_listed(office: ReportOffice) -> None:
    """A result that has neither narrative nor title cannot be told."""
    office.desk.record(Record.of(Worked(), "body:joint-task-force", occurred="2019-05"))

    assert "title-missing" in {one.rule for one in checked(office).open}


def test_a_title_that_is_too_long_for_a_list_is_noted(office: ReportOffice) -> None:
    """A title has twenty words at most."""
    title = {"en": Wording("word " * 21)}
    office.desk.record(
        Record.of(Worked(), "body:joint-task-force", occurred="2019-05", title=title)
    )

    (one,) = found(office, "title-long")

    assert one.sentence == "1 title has more than 20 words"


def test_an_original_language_that_an_entry_states_is_not_asked_for(
    office: ReportOffice,
) -> None:
    """It is that of the draft."""
    what = Drafted(original_language="fr")
    office.desk.record(Record.of(what, f"document:{SYMBOL}", occurred="2021-03"))

    assert found(office, "original-language-missing") == []


def test_a_whole_name_is_printed_once(office: ReportOffice) -> None:
    """The report says what the short name means; later the whole one is too long."""
    whole = "Joint task force on chemicals and waste"
    renamed = Renamed(name={"en": Wording(whole)})
    office.desk.record(Record.of(renamed, "body:joint-task-force", occurred="2018-08"))
    for year in ("2018", "2019"):
        words = f"In {year} the joint task force on chemicals and waste met."
        group = f"body:group-of-{year}"
        said = {"en": Wording(words)}
        office.desk.record(
            Record.of(StartedWork(), group, occurred=year, narrative=said)
        )

    (item,) = found(office, "name-not-short")

    assert item.places == ("overview/2018", "overview/2019")
    assert item.sentence.endswith(whole)
