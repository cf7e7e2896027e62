"""Steps of ``narrative.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.content import Occurred
from domain.kinds.meeting import Held, OutcomeRecorded
from domain.recording.acts import Record
from domain.texts import Wording
from reports.model import Model, Paragraph, plain
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice

pytest_plugins = ("tests.support.report_steps",)

scenarios("narrative.feature")

MEETING = "meeting:example-workshop"
TWO = ("actor:minamata", "actor:brs")
WORDS = r'"(?P<words>[^"]+)"'


@given(parsers.re(rf"minamata and brs held {WORDS} on (?P<day>\S+)"))
def _(office: ReportOffice, words: str, day: str) -> None:
    said = {"en": Wording(words)}
    held = Held(name=said, organizers=TWO)
    office.desk.record(Record.of(held, MEETING, occurred=day, title=said))


@given(parsers.re(rf"its outcome has the narrative {WORDS}"))
def _(office: ReportOffice, words: str) -> None:
    said = {"en": Wording(words)}
    outcome = OutcomeRecorded(outcome=said)
    office.desk.record(
        Record.of(outcome, MEETING, occurred="2020-09-15", narrative=said)
    )


@given(parsers.re(rf"minamata and brs met on (?P<day>\S+), titled {WORDS}"))
def _(office: ReportOffice, words: str, day: str) -> None:
    _met(office, words, Occurred(day))


@given(parsers.re(rf"minamata and brs met about (?P<year>\d+), titled {WORDS}"))
def _(office: ReportOffice, words: str, year: str) -> None:
    _met(office, words, Occurred(year, basis="inferred"))


@when("the report is looked at", target_fixture="model")
def _(office: ReportOffice) -> Model:
    return office.of().preview(SYMBOL, PERIOD)


@then(parsers.re(rf"it says {WORDS}"))
def _(model: Model, words: str) -> None:
    assert words in _paragraphs(model, "en")


@then(parsers.re(rf"it does not say {WORDS} in a paragraph"))
def _(model: Model, words: str) -> None:
    assert words not in _paragraphs(model, "en")


@then(parsers.re(rf"its Chinese text does not say {WORDS} in a paragraph"))
def _(model: Model, words: str) -> None:
    assert words not in _paragraphs(model, "zh")


def _met(office: ReportOffice, title: str, occurred: Occurred) -> None:
    held = Held(participants=TWO)
    said = {"en": Wording(title)}
    office.desk.record(Record.of(held, MEETING, occurred=occurred, title=said))


def _paragraphs(model: Model, language: str) -> str:
    blocks = model.document(language).blocks
    return "\n".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))
