"""How a report is put together: sections, texts of people, numbers, traces."""

import pytest

from reports.composer import checked
from reports.mapping import MappingError, default_mapping
from reports.model import Heading, Mark, Table, Text, encode, plain
from reports.texts import Texts
from tests.support.founding_reports import (
    Composed,
    headings,
    paragraph,
    table,
    within,
    words,
    wrote,
)

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.report_composer")

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def test_a_text_takes_the_place_of_a_paragraph(composed: Composed) -> None:
    """What a co-chair wrote for a paragraph stands there instead, with its number."""
    generated = composed("zh").document("zh")
    texts = wrote("overview/2018", "二〇一八年三个实体会晤。")

    found = composed("zh", texts=texts).document("zh")

    written = paragraph(found, "overview/2018")
    assert plain(written.runs) == "二〇一八年三个实体会晤。"
    assert written.origin == "written"
    assert written.number == paragraph(generated, "overview/2018").number


def test_a_text_may_stand_before_or_after_a_paragraph(composed: Composed) -> None:
    """It gets a number of its own, and the later ones move on."""
    texts = wrote("overview/2018", "此前。", how="before")

    found = composed("zh", texts=texts).document("zh")

    first, second, *_ = within(found, "overview")
    assert plain(first.runs) == "此前。"
    assert second.key == "overview/2018"
    assert int(second.number) == int(first.number) + 1


def test_a_text_for_a_section_takes_the_place_of_all_of_it(composed: Composed) -> None:
    """An empty line parts its paragraphs."""
    texts = wrote("introduction", "其一。\n\n其二。")

    found = within(composed("zh", texts=texts).document("zh"), "introduction")

    assert [plain(one.runs) for one in found] == ["其一。", "其二。"]


def test_a_text_may_fill_a_paragraph_with_what_is_generated(
    composed: Composed,
) -> None:
    """Whoever says fills of a single paragraph does not write for nobody."""
    texts = wrote("overview/2018", "三个实体会晤。", how="fills")

    found = within(composed("zh", texts=texts).document("zh"), "overview")

    assert plain(found[0].runs) == "三个实体会晤。"
    assert found[1].key == "overview/2018"
    assert found[1].origin == "generated"


def test_a_text_may_fill_a_section_with_what_is_generated(composed: Composed) -> None:
    """It stands before the generated paragraphs."""
    texts = wrote("introduction", "三个实体正在共同努力。", how="fills")

    found = within(composed("zh", texts=texts).document("zh"), "introduction")

    assert plain(found[0].runs) == "三个实体正在共同努力。"
    assert len(found) > 1


def test_a_footnote_is_numbered_by_where_it_stands(composed: Composed) -> None:
    """One in the timeline comes before that of the matrix, which moves on."""
    texts = wrote("overview/2018", "该工作队最初成立于 2014 年。", how="footnote")

    found = composed("zh", texts=texts).document("zh")

    marks = [r for r in paragraph(found, "overview/2018").runs if isinstance(r, Mark)]
    assert marks == [Mark(number=1)]
    assert plain(found.footnotes[0].runs) == "该工作队最初成立于 2014 年。"
    assert "执行秘书一级办理" in plain(found.footnotes[1].runs)


@pytest.mark.parametrize("passage", ["areas", "areas/table"])
def test_a_footnote_stands_by_a_heading_or_a_title(
    composed: Composed, passage: str
) -> None:
    """What somebody wrote for a section or a table is not lost."""
    texts = wrote(passage, "见附件。", how="footnote")

    found = composed("zh", texts=texts).document("zh")

    (heading,) = (
        one for one in found.blocks if isinstance(one, Heading) and one.key == "areas"
    )
    shown = heading.runs if passage == "areas" else table(found, "areas").title
    assert shown[-1] == Mark(number=1)
    assert plain(found.footnotes[0].runs) == "见附件。"


def test_a_footnote_stays_when_its_paragraph_is_worded_anew(
    composed: Composed,
) -> None:
    """Two texts for one paragraph, one of them a footnote, both stand."""
    place = "overview/2018"
    note = wrote(place, "见附件。", how="footnote").at(place, "zh")
    text = wrote(place, "其一。\n\n其二。").at(place, "zh")
    texts = Texts({(place, "zh"): (*note, *text)})

    found = composed("zh", texts=texts).document("zh")

    first, second = within(found, "overview")[:2]
    assert (plain(first.runs), plain(second.runs)) == ("其一。", "其二。")
    assert second.runs[-1] == Mark(number=1)
    assert plain(found.footnotes[0].runs) == "见附件。"


def test_a_text_takes_the_place_of_a_table(composed: Composed) -> None:
    """Who words a table in sentences leaves no table behind."""
    texts = wrote("areas/table", "十三个领域。")

    found = composed("zh", texts=texts).document("zh")

    assert plain(paragraph(found, "areas/table").runs) == "十三个领域。"
    assert "areas/table" not in [o.key for o in found.blocks if isinstance(o, Table)]


def test_a_text_that_nobody_translated_stands_in_the_annex(composed: Composed) -> None:
    """The French report has the Chinese words there, said to be Chinese."""
    texts = wrote("gender", "目标。")

    report = composed("fr", texts=texts).document("fr")

    assert within(report, "gender") == []
    note, text = within(report, "annex")
    assert note.origin == "fixed"
    (run,) = text.runs
    assert isinstance(run, Text)
    assert (run.words, run.language) == ("目标。", "zh")


def test_symbols_in_a_text_are_kept_together(composed: Composed) -> None:
    """A symbol is a run of its own, so that it is never broken nor turned round."""
    texts = wrote("gender", "见 UNEP/MC/COP.4/INF/17。")

    found = within(composed("zh", texts=texts).document("zh"), "gender")

    codes = [r for r in found[0].runs if isinstance(r, Text) and r.style == "code"]
    assert [one.words for one in codes] == ["UNEP/MC/COP.4/INF/17"]


def test_two_texts_that_did_not_see_each_other_both_show(composed: Composed) -> None:
    """Both are marked, for the next editor to make one of them."""
    texts = wrote("gender", "甲。", conflict=True)

    (found,) = within(composed("zh", texts=texts).document("zh"), "gender")

    assert found.conflict


def test_a_section_left_empty_on_purpose_is_not_there(composed: Composed) -> None:
    """Its heading goes with it, and no words say that something is missing."""
    texts = wrote("studies", "", how="empty")

    found = composed("zh", texts=texts).document("zh")

    assert "studies" not in headings(found)


def test_areas_of_which_nothing_is_recorded_are_named_once(composed: Composed) -> None:
    """One sentence names them all, and they have no headings."""
    found = composed("en").document("en")

    (sentence,) = within(found, "silent")
    assert plain(sentence.runs).startswith("No joint activities were reported")
    assert "compliance" in plain(sentence.runs)
    assert "compliance" not in headings(found)


def test_no_heading_stands_above_nothing(composed: Composed) -> None:
    """On no level."""
    found = composed("zh").document("zh")

    assert "gender" not in headings(found)
    for one, below in zip(found.blocks, found.blocks[1:], strict=False):
        if isinstance(one, Heading) and isinstance(below, Heading):
            assert below.level > one.level


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_sections(composed: Composed, language: str) -> None:
    """Keys of sections are the same in each language, so that texts find them."""
    chinese = composed("zh").document("zh")

    found = composed(language).document(language)

    assert {*headings(chinese)} - {*headings(found)} <= {"summary"}
    assert found.direction == ("rtl" if language == "ar" else "ltr")


def test_every_sentence_can_be_traced(composed: Composed) -> None:
    """Each entry behind the words has its position, and where it stands written."""
    model = composed("zh")

    overview = within(model.document("zh"), "overview")
    told = [one for one in overview if one.origin == "generated"]

    behind = [
        {entry for run in one.runs if isinstance(run, Text) for entry in run.entries}
        for one in told
    ]
    traces = [model.entries[entry] for entries in behind for entry in entries]
    assert all(behind)
    assert {trace.document for trace in traces} == {"mc-cop4-mc-3-11-report"}
    assert all(trace.position > 0 for trace in traces)


def test_the_same_request_gives_the_same_bytes(composed: Composed) -> None:
    """A model is a value: its canonical bytes are its digest's."""
    assert encode(composed("zh")) == encode(composed("zh"))


def test_a_table_has_widths_that_add_up(composed: Composed) -> None:
    """A column in which nothing stands is left out, and the others share its place."""
    found = table(composed("zh").document("zh"), "next-steps")

    assert sum(found.widths) == 100
    assert [words(one) for one in found.columns] == ["会议", "日期", "状况"]


HEAD = "{name: x, title: t, framework: 'mandate:M', body: 'body:b', entities: [], "
BAD_MAPPINGS = {
    "sections: 3": "Expected",
    "name: x": "missing required field",
    HEAD + "sections: [{key: a, heading: h, parts: [{shows: pictures}]}]}": (
        "section a shows 'pictures'"
    ),
    HEAD
    + "sections: [{key: a, heading: h, parts: "
    + "[{shows: years, takes: [{kinds: [body.flew]}]}]}]}": "no kind 'body.flew'",
    HEAD + "sections: [{key: a, heading: h}, {key: a, heading: h}]}": (
        "several sections have the key a"
    ),
}


@pytest.mark.parametrize(("written", "expected"), BAD_MAPPINGS.items())
def test_a_mapping_that_cannot_be_used_is_refused(written: str, expected: str) -> None:
    """The sentence says what is wrong and where."""
    with pytest.raises(MappingError, match=expected):
        checked(written.encode())


def test_the_mapping_that_comes_with_this_can_be_used() -> None:
    """It is held to the same checks as anybody's."""
    found = checked(default_mapping())

    assert [one.key for one in found.sections][:3] == [
        "summary",
        "introduction",
        "overview",
    ]
