"""Steps of ``report_endorsing.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from domain.recording.acts import Author, Withdraw
from domain.references import Ref
from reports.model import Model, encode
from tests.support.report_acts import endorsed
from tests.support.report_desks import SYMBOL, ReportOffice
from tests.support.report_feature_patterns import NAME, entities, refused

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_endorsing.feature")

WHO = r"(?P<who>\S+)"
OTHER = r"(?P<other>\S+)"
NUMBER = r"(?P<number>\d+)"
CAUSE = r'for "(?P<cause>[^"]+)"'


@given(parsers.re(rf"{WHO} declined edition {NUMBER}, {CAUSE}"))
@when(parsers.re(rf"{WHO} declines edition {NUMBER}, {CAUSE}"))
def _(office: ReportOffice, who: str, number: str, cause: str) -> None:
    office.of(who).decline(SYMBOL, int(number), why={"en": cause})


@when(parsers.re(rf"{WHO} tries to endorse edition {NUMBER}"), target_fixture="refusal")
def _(office: ReportOffice, who: str, number: str) -> DomainError:
    return refused(lambda: office.of(who).endorse(SYMBOL, int(number)))


@when("somebody tries to submit the report", target_fixture="refusal")
def _(office: ReportOffice) -> DomainError:
    return refused(lambda: office.of().submit(SYMBOL))


@when(
    parsers.re(rf"{WHO} tries to record that {OTHER} endorsed edition {NUMBER}"),
    target_fixture="refusal",
)
def _(office: ReportOffice, who: str, other: str, number: str) -> DomainError:
    act = endorsed(other, int(number), office.life().edition().digest)
    recorder = Author(by="officer-1", entity=who)
    return refused(lambda: office.desk.ledger.record([act], recorder, confirmed=True))


@when(
    parsers.re(rf"{WHO} tries to withdraw what {OTHER} endorsed"),
    target_fixture="refusal",
)
def _(office: ReportOffice, who: str, other: str) -> DomainError:
    (voice,) = (o for o in office.life().voices if o.entity == f"actor:{other}")
    act = Withdraw(target=voice.item.event_id, reason="Not agreed.")
    recorder = Author(by="officer-1", entity=who)
    return refused(lambda: office.desk.ledger.record([act], recorder, confirmed=True))


@then(parsers.re(r"(?P<who>.+) (?:is|are) awaited"))
def _(office: ReportOffice, who: str) -> None:
    awaited = [Ref.parse(one).reference for one in office.standing().awaited]
    assert sorted(awaited) == sorted(entities(who))


@then(parsers.re(rf"{WHO} has declined, {CAUSE}"))
def _(office: ReportOffice, who: str, cause: str) -> None:
    (declined,) = office.standing().declined
    assert (declined.entity, declined.cause["en"].words) == (f"actor:{who}", cause)


@then("the report is not final")
def _(office: ReportOffice) -> None:
    assert not office.standing().is_final


@then("edition 1 says what it said")
def _(office: ReportOffice, model: Model) -> None:
    again = office.of().model(office.life(), 1)
    assert encode(again) == encode(model)


@then(parsers.re(rf"{NAME} is listed as recorded since"))
def _(office: ReportOffice, name: str) -> None:
    desk = office.of()
    (late,) = desk.recorded_since(desk.life(SYMBOL))
    assert late.content.data["name"]["en"]["words"] == name
