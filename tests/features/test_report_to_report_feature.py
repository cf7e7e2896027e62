"""Steps of ``report_to_report.feature``."""

from dataclasses import replace

from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from domain.kinds.meeting import Held
from domain.recording.acts import Record
from domain.references import Ref
from domain.texts import Wording
from reports.checklist.checklist import checklist
from reports.mapping import default_mapping, read_mapping
from reports.model import Model, Paragraph, plain
from tests.support.report_acts import written
from tests.support.report_desks import NEXT_SYMBOL, PERIOD, SYMBOL, ReportOffice
from tests.support.report_feature_patterns import refused
from tests.support.report_reader import section, told_in

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_to_report.feature")

WHO = r"(?P<who>\S+)"
WORDS = r'"(?P<words>[^"]+)"'
KEY = r'"(?P<key>[^"]+)"'
NEXT = replace(PERIOD, period="2021-04/2021-07")


@given(parsers.re(rf"{WHO} wrote {WORDS} into the introduction"))
def _(office: ReportOffice, who: str, words: str) -> None:
    office.of(who).write(SYMBOL, "introduction", {"en": words}, how="fills")


@given(parsers.re(rf"{WHO} wrote {WORDS} for {KEY}"))
def _(office: ReportOffice, who: str, words: str, key: str) -> None:
    office.of(who).write(SYMBOL, key, {"en": words})


@given(parsers.re(rf"an earlier version recorded {WORDS} for {KEY}"))
def _(office: ReportOffice, words: str, key: str) -> None:
    text = written(key, en=words)
    office.desk.record(replace(text, subject=Ref.parse(f"document:{SYMBOL}")))


@when("the report is looked at")
def _(office: ReportOffice) -> None:
    office.of().preview(SYMBOL, PERIOD)


@when("the next report is looked at", target_fixture="model")
def _(office: ReportOffice) -> Model:
    return office.of().preview(NEXT_SYMBOL, NEXT)


@when("an edition of the next report is made", target_fixture="model")
def _(office: ReportOffice) -> Model:
    return office.of().make(NEXT_SYMBOL, NEXT).model


@when(parsers.re(rf"{WHO} adopts the introduction for the next report"))
def _(office: ReportOffice, who: str) -> None:
    office.of(who).adopt(NEXT_SYMBOL, "introduction")


@when(
    parsers.re(rf"{WHO} tries to adopt {KEY} for the next report"),
    target_fixture="refusal",
)
def _(office: ReportOffice, who: str, key: str) -> DomainError:
    return refused(lambda: office.of(who).adopt(NEXT_SYMBOL, key))


@given("a workshop on waste was held in 2021-05")
def _(office: ReportOffice) -> None:
    what = Held(organizers=("actor:minamata", "actor:brs"))
    record = Record.of(
        what,
        "meeting:workshop",
        occurred="2021-05",
        concerns=("area:mc-3-11/mercury-wastes",),
        title={"en": Wording("Workshop on waste held")},
    )
    office.desk.record(record)


@then("it marks the workshop as new")
def _(model: Model) -> None:
    found = section(model.document("en"), "mercury-wastes")
    new = [plain(one.runs) for one in found if one.origin == "generated"]
    assert new
    assert all(one.startswith("[new] ") for one in new)


@then(parsers.re(rf"it offers {WORDS} for the introduction"))
def _(model: Model, words: str) -> None:
    found = section(model.document("en"), "introduction")
    (offered,) = (one for one in found if one.origin == "offered")
    assert plain(offered.runs) == f"[from the previous report] {words}"


@then(parsers.re(rf"the checklist names the text of {KEY} as offered"))
def _(office: ReportOffice, model: Model, key: str) -> None:
    desk = office.of()
    found = checklist(
        desk.reader,
        desk.reader.moment(),
        model,
        texts=desk.life(NEXT_SYMBOL).texts,
        sections=read_mapping(default_mapping()),
    )
    (item,) = (one for one in found.open if one.rule == "text-offered")
    assert item.places == (key,)


@then(parsers.re(rf"it says {WORDS}"))
def _(model: Model, words: str) -> None:
    assert words in told_in(model, "en")


@then(parsers.re(rf"it does not say {WORDS}"))
def _(model: Model, words: str) -> None:
    assert words not in told_in(model, "en")


@then(parsers.re(rf"the report says {WORDS}"))
def _(office: ReportOffice, words: str) -> None:
    assert words in told_in(office.of().preview(SYMBOL, PERIOD), "en")


@then(parsers.re(rf"{WORDS} stands in the section {KEY}"))
def _(office: ReportOffice, words: str, key: str) -> None:
    document = office.of().preview(SYMBOL, PERIOD).document("en")
    found = section(document, key)
    texts = [one for one in found if _is_written(one)]
    assert [plain(one.runs) for one in texts] == [words]


def _is_written(paragraph: Paragraph) -> bool:
    return paragraph.origin == "written"
