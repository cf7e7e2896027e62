"""Steps of ``report_editing.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from reports.checklist.checklist import Checked, checklist
from reports.checklist.items import Item
from reports.mapping import default_mapping, read_mapping
from reports.model import Paragraph, Text, plain
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_reader import section

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_editing.feature")

WHO = r"(?P<who>\S+)"
WORDS = r'"(?P<words>[^"]+)"'
KEY = r'"(?P<key>[^"]+)"'
INTRODUCTION = "introduction"


def write(
    office: ReportOffice,
    who: str,
    words: str,
    *,
    key: str = INTRODUCTION,
    saw: tuple[str, ...] | None = None,
) -> None:
    """Let somebody of an entity write a text."""
    office.of(who).write(SYMBOL, key, {"en": words}, how="fills", saw=saw)


def introduction(office: ReportOffice, language: str) -> list[Paragraph]:
    """Give what people wrote of the introduction, as it would be now."""
    document = office.of().preview(SYMBOL, PERIOD).document(language)
    found = section(document, INTRODUCTION)
    return [one for one in found if one.origin == "written"]


@given(parsers.re(rf"{WHO} wrote {WORDS} into the introduction"))
@when(parsers.re(rf"{WHO} writes {WORDS} into the introduction"))
@when(parsers.re(rf"{WHO}, who saw (?:it|both), writes {WORDS}"))
def _(office: ReportOffice, who: str, words: str) -> None:
    write(office, who, words)


@given(parsers.re(rf"{WHO}, who did not see it, wrote {WORDS}"))
@when(parsers.re(rf"{WHO}, who did not see it, writes {WORDS}"))
def _(office: ReportOffice, who: str, words: str) -> None:
    write(office, who, words, saw=())


@when(parsers.re(rf"{WHO} writes {WORDS} into the section {KEY}"))
def _(office: ReportOffice, who: str, words: str, key: str) -> None:
    write(office, who, words, key=key)


@given(parsers.re(rf'the section {KEY} was left empty, for "(?P<cause>[^"]+)"'))
def _(office: ReportOffice, key: str, cause: str) -> None:
    office.of().leave_empty(SYMBOL, key, why={"en": cause})


@when("the checklist is read", target_fixture="checked")
def _(office: ReportOffice) -> Checked:
    desk = office.of()
    return checklist(
        desk.reader,
        desk.reader.moment(),
        desk.preview(SYMBOL, PERIOD),
        texts=desk.life(SYMBOL).texts,
        sections=read_mapping(default_mapping()),
    )


@then(parsers.re(rf"the introduction says {WORDS}"))
def _(office: ReportOffice, words: str) -> None:
    assert [plain(one.runs) for one in introduction(office, "en")] == [words]


@then("in Chinese the introduction has no text of people")
def _(office: ReportOffice) -> None:
    assert introduction(office, "zh") == []


@then(parsers.re(rf"in Chinese the annex shows {WORDS} as English"))
def _(office: ReportOffice, words: str) -> None:
    document = office.of().preview(SYMBOL, PERIOD).document("zh")
    (paragraph,) = (
        one
        for one in document.blocks
        if isinstance(one, Paragraph) and one.key.startswith("annex/texts/")
    )
    shown = [one for one in paragraph.runs if isinstance(one, Text)]
    assert (plain(paragraph.runs), shown[0].language) == (words, "en")


@then("both texts stand in the introduction, as in conflict")
def _(office: ReportOffice) -> None:
    found = introduction(office, "en")
    assert [one.conflict for one in found] == [True, True]


@then(parsers.re(rf"the section {KEY} is missing"))
def _(checked: Checked, key: str) -> None:
    assert key in [
        place
        for one in checked.open
        if one.rule == "section-missing"
        for place in one.places
    ]


def left_empty(checked: Checked) -> list[Item]:
    """Give what somebody left empty on purpose."""
    return [one for one in checked.settled if one.rule == "left-empty"]


@then(parsers.re(rf"the section {KEY} is settled"))
def _(checked: Checked, key: str) -> None:
    assert {one.places for one in left_empty(checked)} == {(key,)}


@then(parsers.re(rf"the section {KEY} is written in English, and settled in Chinese"))
def _(checked: Checked, key: str) -> None:
    missing = [o.places for o in checked.open if o.rule == "section-missing"]
    assert (key,) not in missing
    assert [one.language for one in left_empty(checked)] == ["zh"]
