"""Steps that the features of reports share: planning, making, endorsing, reading."""

from pytest_bdd import given, parsers, then, when

from domain.errors import DomainError
from domain.texts import Wording
from reports.model import Model
from tests.support.examples import formed
from tests.support.report_desks import ReportOffice
from tests.support.report_feature_patterns import NAME, PLANNED, entities
from tests.support.report_reader import told_in
from wording.messages import message_words

pytest_plugins = ("tests.support.report_desk_fixture",)


@given(parsers.re(PLANNED))
def _(office: ReportOffice, session: str) -> None:
    office.plan_for(session)


@given(parsers.re(r"an edition on (?P<period>\S+) was made"), target_fixture="model")
def _(office: ReportOffice, period: str) -> Model:
    return office.made(period=period)


@given("the next edition was made", target_fixture="model")
@when("the next edition is made", target_fixture="model")
def _(office: ReportOffice) -> Model:
    return office.made()


@given(parsers.re(r"(?P<who>\S+(?:.* and \S+)?) endorsed edition (?P<number>\d+)"))
@when(parsers.re(r"(?P<who>\S+(?:.* and \S+)?) endorse edition (?P<number>\d+)"))
def _(office: ReportOffice, who: str, number: str) -> None:
    office.endorsed_by(*entities(who), number=int(number))


@given(parsers.re(rf"{NAME} was formed in (?P<day>\S+), as recorded later"))
@when(parsers.re(rf"{NAME} is recorded later as formed in (?P<day>\S+)"))
def _(office: ReportOffice, name: str, day: str) -> None:
    title = {"en": Wording(f"{name} set up")}
    office.desk.record(formed(name, day, "minamata and brs", title=title))


@then(parsers.re(rf"it tells that {NAME} was formed"))
def _(model: Model, name: str) -> None:
    # In running text a name begins with a small letter.
    assert name.casefold() in told_in(model, "en").casefold()


@then("the report is final")
def _(office: ReportOffice) -> None:
    assert office.standing().is_final


@then(parsers.re(r'it is (?:refused|doubted), for "(?P<sentence>.+)"'))
def _(refusal: DomainError, sentence: str) -> None:
    assert sentence in message_words(refusal)
