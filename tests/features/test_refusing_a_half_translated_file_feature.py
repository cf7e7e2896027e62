"""Steps of ``refusing_a_half_translated_file.feature``."""

from dataclasses import replace

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from domain.texts import Wording
from reports.model import Model
from reports.untranslated import UntranslatedError
from reports.workflow.files import File, Form, write_any_file, write_file
from tests.support.examples import formed
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_feature_patterns import NAME

pytest_plugins = ("tests.support.report_steps",)

scenarios("refusing_a_half_translated_file.feature")

OPTIONS = replace(PERIOD, languages=("en", "fr"))
CODES = {"English": "en", "French": "fr"}
FORM = "md"


@given(
    parsers.re(rf"{NAME} was formed in (?P<day>\S+), with a title in English only"),
    target_fixture="position",
)
def _(office: ReportOffice, name: str, day: str) -> int:
    title = {"en": Wording(f"{name} set up")}
    office.desk.record(formed(name, day, "minamata and brs", title=title))
    return office.desk.reader.moment().position


@given(parsers.parse("people wrote a long introduction in {language}"))
def _(office: ReportOffice, language: str) -> None:
    words = {CODES[language]: f"Words in {language}. " * 200}
    office.of().write(SYMBOL, "introduction", words, how="fills")


@when("an edition is made in English and French", target_fixture="model")
def _(office: ReportOffice) -> Model:
    return office.of().make(SYMBOL, OPTIONS).model


@when("a French file of it is issued")
def _(office: ReportOffice, model: Model) -> None:
    written = write_any_file(model, Form(FORM, "fr"))
    words = written.content.replace(b"Words in English.", b"Mots traduits.")
    published = File(words, written.media_type, written.name)
    office.of().issue(
        SYMBOL, published, number=1, language="fr", written=written.content
    )


@then("its French file is refused", target_fixture="refusal")
def _(model: Model) -> UntranslatedError:
    with pytest.raises(UntranslatedError) as caught:
        write_file(model, Form(FORM, "fr"))
    return caught.value


@then("the refusal lists the introduction")
def _(refusal: UntranslatedError) -> None:
    (found,) = (one for one in refusal.missing if "Words in English" in one.words)
    assert "introduction" in found.place
    assert f"- {found.place}" in str(refusal)


@then(parsers.re(rf"the refusal lists {NAME}, where it stands, and its entry"))
def _(refusal: UntranslatedError, name: str, position: int) -> None:
    places = [one for one in refusal.missing if name in one.words]
    assert any(position in one.entries for one in places)
    assert all(f"- {one.place} " in str(refusal) for one in places)


@then("its English file is written")
def _(model: Model) -> None:
    assert write_file(model, Form(FORM, "en")).content


@then("its French file is written")
def _(model: Model) -> None:
    assert write_file(model, Form(FORM, "fr")).content


@then("its annotated French file is written")
def _(model: Model) -> None:
    assert write_file(model, Form(FORM, "fr", is_annotated=True)).content


@then("a French preview is written")
def _(office: ReportOffice) -> None:
    preview = office.of().preview(SYMBOL, OPTIONS)
    assert write_file(preview, Form(FORM, "fr")).content


@then("the report is issued")
def _(office: ReportOffice) -> None:
    assert [one.languages for one in office.life().publications] == [("fr",)]
