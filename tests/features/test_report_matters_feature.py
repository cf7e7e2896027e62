"""Steps of ``report_matters.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.kinds.activity import CarriedOut
from domain.kinds.activity import Planned as ActivityPlanned
from domain.kinds.definition import Kind
from domain.kinds.meeting import Held, OutcomeRecorded, Planned
from domain.recording.acts import Record
from domain.texts import Wording
from reports.model import Model, Table, plain
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_reader import section, told_in

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_matters.feature")

TITLE = r'"(?P<title>[^"]+)"'
KEY = r'"(?P<key>[^"]+)"'
DAY = r"(?P<day>\S+)"
ENTITIES = ("actor:minamata", "actor:brs")
GENDER = "area:mc-3-11/gender"
WASTE = "area:mc-3-11/mercury-wastes"


def record(
    office: ReportOffice,
    what: Kind,
    subject: str,
    title: str,
    day: str,
    *concerns: str,
) -> None:
    """Record an entry with a title."""
    office.desk.record(
        Record.of(
            what,
            subject,
            title={"en": Wording(title)},
            occurred=day,
            concerns=concerns,
        )
    )


@given(parsers.re(rf"a meeting of the heads was held in {DAY}, titled {TITLE}"))
def _(office: ReportOffice, day: str, title: str) -> None:
    what = Held(participants=ENTITIES)
    record(office, what, "meeting:heads", title, day, "body:joint-task-force")


@given(parsers.re(rf"its outcome is {TITLE}"))
def _(office: ReportOffice, title: str) -> None:
    what = OutcomeRecorded(outcome={"fr": Wording("Plan convenu")})
    record(office, what, "meeting:heads", title, "2019-05", "body:joint-task-force")


@given(parsers.re(rf"a workshop was planned, titled {TITLE}"))
def _(office: ReportOffice, title: str) -> None:
    what = Planned(planned_for="2019-06")
    record(office, what, "meeting:workshop", title, "2019-01")


@given(parsers.re(rf"it was held in {DAY}, titled {TITLE}"))
def _(office: ReportOffice, day: str, title: str) -> None:
    what = Held(organizers=ENTITIES)
    record(office, what, "meeting:workshop", title, day)


@given(
    parsers.re(r"workshops on waste were held in (?P<days>\S+, \S+ and \S+)"),
    converters={"days": lambda days: days.replace(" and ", ", ").split(", ")},
)
def _(office: ReportOffice, days: list[str]) -> None:
    for number, day in enumerate(days, start=1):
        title = f"Workshop {number} on waste"
        what = Held(
            meeting_type="workshop",
            organizers=ENTITIES,
            name={"en": Wording(title)},
        )
        record(office, what, f"meeting:workshop-{number}", title, day, WASTE)


@given(
    parsers.re(rf"a study was completed in {DAY} in the area of gender, titled {TITLE}")
)
def _(office: ReportOffice, day: str, title: str) -> None:
    record(office, CarriedOut(), "activity:study", title, day, GENDER)


@given(parsers.re(rf"a session of another body was held in {DAY}, titled {TITLE}"))
def _(office: ReportOffice, day: str, title: str) -> None:
    what = Held(body="actor:another-body")
    record(office, what, "meeting:another-session", title, day)


@given(parsers.re(rf"a course was planned for {DAY}, titled {TITLE}"))
def _(office: ReportOffice, day: str, title: str) -> None:
    what = ActivityPlanned(planned_for=day)
    record(office, what, "activity:course", title, "2019-01", "body:joint-task-force")


@when(parsers.re(r"the report on (?P<period>\S+) is looked at"), target_fixture="model")
def _(office: ReportOffice, period: str) -> Model:
    assert period == PERIOD.period
    return office.of().preview(SYMBOL, PERIOD)


def said(model: Model, key: str) -> str:
    """Give the words of a section in English."""
    found = section(model.document("en"), key)
    return "\n".join(plain(one.runs) for one in found)


@then(parsers.re(rf"the overview says {TITLE}"))
def _(model: Model, title: str) -> None:
    assert title in said(model, "overview")


@then(parsers.re(rf"the overview does not say {TITLE}"))
def _(model: Model, title: str) -> None:
    assert title not in said(model, "overview")


@then(parsers.re(rf"it does not say {TITLE}"))
def _(model: Model, title: str) -> None:
    assert title not in told_in(model, "en")


@then(parsers.re(rf"the section {KEY} says {TITLE}"))
def _(model: Model, key: str, title: str) -> None:
    assert title in said(model, key)


@then(parsers.re(rf"the section {KEY} has one sentence on 3 workshops"))
def _(model: Model, key: str) -> None:
    words = said(model, key)
    assert "three workshops" in words
    assert all(f"Workshop {number} on waste" in words for number in (1, 2, 3))


@then(parsers.re(rf"the annex lists {TITLE}"))
def _(model: Model, title: str) -> None:
    tables = [one for one in model.document("en").blocks if isinstance(one, Table)]
    (annex,) = (one for one in tables if one.key == "chronology/table")
    assert title in [plain(row[1].runs) for row in annex.rows]


@then(parsers.re(rf"the next steps (?P<say>say|do not say) {TITLE}"))
def _(model: Model, say: str, title: str) -> None:
    assert (title in said(model, "next-steps")) == (say == "say")
