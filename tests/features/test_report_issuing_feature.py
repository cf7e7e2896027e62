"""Steps of ``report_issuing.feature``."""

import re

from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from domain.kinds.document import SymbolAdded
from domain.recording.acts import Record
from projections.projector.rebuild import rebuild
from reports.model import Model
from reports.workflow.files import File, Form, write_file
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_feature_patterns import refused

pytest_plugins = ("tests.support.report_steps",)

scenarios("report_issuing.feature")

FORM = r"(?P<form>\w+)"
OTHER_WORDS = " our "


def file_of(office: ReportOffice, form: str) -> File:
    """Write edition 1 in English."""
    desk = office.of()
    life = desk.life(SYMBOL)
    digest = life.edition(1).digest
    return write_file(desk.model(life, 1), Form(form, "en"), digest=digest)


@given(parsers.re(rf"edition 1 was written as {FORM}"), target_fixture="written")
def _(office: ReportOffice, form: str) -> File:
    return file_of(office, form)


@given(parsers.re(r"the report bears the symbols (?P<symbols>.+)"))
def _(office: ReportOffice, symbols: str) -> None:
    what = SymbolAdded(symbols=tuple(re.findall('"([^"]+)"', symbols)))
    office.desk.record(Record.of(what, f"document:{SYMBOL}", occurred="2021-07-05"))


@when(parsers.parse("the answers are made anew on {day}"))
def _(office: ReportOffice, day: str) -> None:
    office.on(day)
    rebuild(office.desk.log)


@given("edition 1 was issued as it is")
@when("edition 1 is issued as it is", target_fixture="published")
def _(office: ReportOffice) -> bytes:
    file = file_of(office, "md")
    office.of().issue(SYMBOL, file, number=1, language="en", written=file.content)
    return file.content


@when("edition 1 is issued with other words", target_fixture="published")
def _(office: ReportOffice) -> bytes:
    file = file_of(office, "md")
    text = file.content.decode()
    changed = file._replace(content=text.replace(" the ", OTHER_WORDS).encode())
    office.of().issue(SYMBOL, changed, number=1, language="en", written=file.content)
    return changed.content


@when("a letter is issued as edition 1", target_fixture="refusal")
def _(office: ReportOffice) -> DomainError:
    file = file_of(office, "md")
    letter = file._replace(content=b"Dear colleagues, thank you.")
    return refused(
        lambda: office.of().issue(
            SYMBOL, letter, number=1, language="en", written=file.content
        )
    )


@when("the next edition is tried", target_fixture="refusal")
def _(office: ReportOffice) -> DomainError:
    return refused(office.made)


@when("the next edition is made as a corrigendum")
def _(office: ReportOffice) -> None:
    office.of().make(SYMBOL, PERIOD, edition_type="corrigendum")


@then("edition 2 is a corrigendum")
def _(office: ReportOffice) -> None:
    assert office.life().edition(2).edition_type == "corrigendum"


@then("nothing was issued")
def _(office: ReportOffice) -> None:
    assert office.life().publications == ()


@then(parsers.re(rf"edition 1 writes the same bytes as {FORM}"))
def _(office: ReportOffice, written: File, form: str) -> None:
    assert file_of(office, form) == written


@then("its first page shows all three symbols")
def _(model: Model) -> None:
    assert model.document("en").masthead.symbols == (
        "A/COP.15/1",
        "B/COP.10/1",
        "C/COP.10/1",
    )


@then(parsers.parse('the report is found by "{symbol}"'))
def _(office: ReportOffice, symbol: str) -> None:
    assert office.of().life(symbol).report == f"document:{SYMBOL}"


@then("the report is issued, and does not differ")
def _(office: ReportOffice) -> None:
    assert [one.differs for one in office.life().publications] == [False]


@then("the report is issued, and differs")
def _(office: ReportOffice) -> None:
    assert [one.differs for one in office.life().publications] == [True]


@then("the published file is kept")
def _(office: ReportOffice, published: bytes) -> None:
    (issued,) = office.life().publications
    assert office.artefacts.get(issued.digest).content == published
