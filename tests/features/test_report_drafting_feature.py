"""Steps of ``report_drafting.feature``."""

from dataclasses import replace

from pytest_bdd import parsers, scenarios, then, when

from domain.errors import DomainError
from reports.model import Model
from reports.workflow.requests import ReportOptions
from tests.support.report_desks import PERIOD, SYMBOL, SYMBOLS, ReportOffice
from tests.support.report_feature_patterns import SESSION, refused

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_drafting.feature")


@when(parsers.re(r"the report on (?P<period>\S+) is looked at"), target_fixture="model")
def _(office: ReportOffice, period: str) -> Model:
    return office.of().preview(SYMBOL, replace(PERIOD, period=period))


@when(
    parsers.re(rf"a report to {SESSION} on (?P<period>\S+) is looked at"),
    target_fixture="model",
)
def _(office: ReportOffice, session: str, period: str) -> Model:
    wanted = ReportOptions(period=period, languages=("en",))
    return office.of().preview(session, wanted)


@when("somebody tries to make an edition without a period", target_fixture="refusal")
def _(office: ReportOffice) -> DomainError:
    return refused(office.made)


@when(
    parsers.re(rf"an edition of the report to {SESSION} is made on (?P<day>\S+)"),
    target_fixture="model",
)
def _(office: ReportOffice, session: str, day: str) -> Model:
    office.on(day)
    return office.made(SYMBOLS[session])


@then("nothing was recorded")
def _(office: ReportOffice, model: Model) -> None:
    assert office.desk.log.reader.head().position == model.position


@then(parsers.parse("it reports on {period}"))
def _(model: Model, period: str) -> None:
    assert model.period == period
