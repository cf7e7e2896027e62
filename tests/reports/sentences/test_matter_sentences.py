"""A matter is told by people's narrative, else by a pattern, else by its title."""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from domain.texts import LANGUAGES, Wording
from reports.composer import checked
from reports.context import Context
from reports.data import ReportData, read_report_data
from reports.mapping import default_mapping
from reports.matters.grouping import matters_of
from reports.matters.matter import Matter
from reports.model import Text, plain
from reports.request import Period
from reports.sentences.matter_sentences import MatterSentence, sentences_on_matter
from tests.support.founding_reports import request
from tests.support.graphql_queries import Asker
from wording.words import words

pytest_plugins = ("tests.support.graphql_ledgers",)

Matters = Mapping[str, Matter]


@pytest.fixture(scope="module")
def report_data(founded: Asker) -> ReportData:
    """Read the entries of the founding history that the report for COP-4 is on."""
    asked = request(period=Period.parse("2018/2021-07"), as_of=date(2021, 7, 31))
    return read_report_data(founded.services.reader, asked, checked(default_mapping()))


@pytest.fixture(scope="module")
def matters(report_data: ReportData) -> Matters:
    """Group them into matters."""
    return {one.key: one for one in matters_of(report_data, report_data.items)}


@pytest.fixture(scope="module")
def without_narratives(report_data: ReportData) -> Matters:
    """Group them as if nobody had written a narrative."""
    bare = [
        one._replace(content=replace(one.content, narrative={}))
        for one in report_data.items
    ]
    return {one.key: one for one in matters_of(report_data, bare)}


def told(
    report_data: ReportData, matter: Matter, language: str = "en"
) -> tuple[MatterSentence, ...]:
    """Tell a matter in a language."""
    return sentences_on_matter(Context(report_data, words(language)), matter)


def test_a_narrative_stands_for_its_whole_matter(
    report_data: ReportData, matters: Matters
) -> None:
    """It is printed unchanged, and covers every entry of the matter."""
    matter = matters["meeting/heads-of-entities-2020-08"]

    [only] = told(report_data, matter)

    assert only.form == "narrative"
    assert plain(only.runs) == matter.narrated[0].content.narrative["en"].words
    assert set(only.covers) == {one.event_id for one in matter.entries}


def test_several_narratives_stand_in_the_order_of_time(
    report_data: ReportData, matters: Matters
) -> None:
    """Each entry of the matter is covered by one of them."""
    first, second = told(report_data, matters["start/joint-task-force"])

    assert plain(first.runs).endswith(
        "finalized its terms of reference in August 2018."
    )
    assert plain(second.runs).startswith("It formally started work")
    assert not set(first.covers) & set(second.covers)
    assert len({*first.covers, *second.covers}) == 3


@pytest.mark.parametrize(
    ("language", "key", "expected"),
    [
        (
            "en",
            "decision/MC-3/11",
            (
                "At its third meeting (Geneva, 25–29 November 2019), the "
                "Conference of the "
                "Parties to the Minamata Convention on Mercury adopted "
                "decision MC-3/11 on "
                "enhancing cooperation between the Minamata secretariat and the BRS "
                "secretariat."
            ),
        ),
        (
            "fr",
            "decision/MC-3/11",
            (
                "À sa troisième réunion (Genève, 25–29 novembre 2019), la "
                "Conférence des "
                "Parties à la Convention de Minamata sur le mercure a adopté "
                "la décision "
                "MC-3/11."
            ),
        ),
        (
            "ru",
            "decision/MC-3/11",
            (
                "Конференция Сторон Минаматской конвенции о ртути приняла "
                "решение MC-3/11 "
                "(Женева, 25–29 ноября 2019\u202fг.)."
            ),
        ),
        (
            "en",
            "start/joint-task-force",
            (
                "The terms of reference of the task force "
                "were finalized in August 2018; it started work on 28 August "
                "2018, at the "
                "meeting of all staff of the three entities."
            ),
        ),
        (
            "ar",
            "start/joint-task-force",
            (
                "وضعت فرقة العمل اختصاصاتها "
                "في صيغتها النهائية في آب/أغسطس 2018 وبدأت عملها في 28 آب/أغسطس 2018."
            ),
        ),
        (
            "en",
            "officers/joint-task-force/co-chair",
            ("Three co-chairs of the task force were appointed, one from each entity."),
        ),
        (
            "es",
            "officers/joint-task-force/co-chair",
            "Se designó a tres copresidentes, uno de cada entidad.",
        ),
        (
            "en",
            "activity/post-2020-biodiversity-framework",
            (
                "The post-2020 biodiversity framework, which had been due to "
                "end in 2020, "
                "was prolonged to 2021 or later owing to the coronavirus disease "
                "(COVID-19) pandemic."
            ),
        ),
        (
            "en",
            "agreement/minamata-brs-cooperation-agreement-2021",
            (
                "The two secretariats signed a cooperation agreement in July 2021, "
                "covering secretariat support for the organization of the "
                "fourth meeting "
                "of the Conference of the Parties to the Minamata Convention and the "
                "related budget."
            ),
        ),
        (
            "fr",
            "agreement/minamata-brs-cooperation-agreement-2021",
            "Les deux secrétariats ont signé un accord de coopération en juillet 2021.",
        ),
        (
            "zh",
            "group/joint-task-force",
            (
                "三个实体于2018年7月重振了化学品和废物问题联合工作队，以加强"
                "三个实体之间的"
                "合作与协调，目的是增进各实体各自工作的影响力以及化学品和废物"
                "集群的整体影响"
                "力。"
            ),
        ),
        (
            "ru",
            "contribution/brs-services-for-minamata-cop-3",
            (
                "Секретариат БРС "
                "предоставил секретариатские услуги для третьего совещания Конференции "
                "Сторон Минаматской конвенции."
            ),
        ),
    ],
)
def test_patterns(
    report_data: ReportData,
    without_narratives: Matters,
    language: str,
    key: str,
    expected: str,
) -> None:
    """Without a narrative, our words stand: the actor first, and an active verb."""
    [only] = told(report_data, without_narratives[key], language)

    assert (only.form, plain(only.runs)) == ("pattern", expected)


def test_requests_stand_one_after_the_other(
    report_data: ReportData, without_narratives: Matters
) -> None:
    """The decision and its body are named once, then "it also requested"."""
    first, *later = told(report_data, without_narratives["requests/MC-3/11"])

    assert plain(first.runs).startswith(
        "In decision MC-3/11, the Conference of the Parties to the Minamata Convention "
        "on Mercury requested the Executive Director of the United Nations Environment "
        "Programme, in performing the secretariat functions of the Convention, mindful "
        "of the legal autonomy of the respective secretariats, to support the Minamata"
    )
    assert [plain(one.runs)[:21] for one in later] == [
        "It also requested the",
        "It further requested ",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "pidió al Secretario Ejecutivo del Convenio de Minamata"),
        ("fr", "a également prié le Secrétaire exécutif"),
        ("ru", "Исполнительный секретарь Минаматской конвенции о ртути, в надлежащих"),
        ("ar", "وطلب مؤتمر الأطراف في اتفاقية ميناماتا بشأن الزئبق أيضاً إلى الأمين"),
    ],
)
def test_requests_in_languages(
    report_data: ReportData, without_narratives: Matters, language: str, expected: str
) -> None:
    """Prepositions and verbs agree with those whom they are about."""
    second = told(report_data, without_narratives["requests/MC-3/11"], language)[1]

    assert second.form == "pattern"
    assert expected in plain(second.runs)


def test_the_title_is_an_item_with_its_date(
    report_data: ReportData, without_narratives: Matters
) -> None:
    """An outcome that cannot follow "agreed" is told by the title of its entry."""
    matter = without_narratives["meeting/heads-of-entities-2020-08"]

    [only] = told(report_data, matter)

    assert only.form == "title"
    assert plain(only.runs) == (
        "Heads of the three entities confirm their commitment to further programmatic "
        "cooperation (August 2020)"
    )


def test_an_inferred_date_is_not_stated(
    report_data: ReportData, without_narratives: Matters
) -> None:
    """The officer inferred 2020 for the study: the sentence says no year."""
    [only] = told(
        report_data,
        without_narratives["activity/study-on-climate-change-and-chemicals"],
    )

    assert "2020" not in plain(only.runs)


def test_nobodys_words_are_nothing(
    report_data: ReportData, without_narratives: Matters
) -> None:
    """A matter without words in the language is told by nothing, never in another."""
    matter = without_narratives["meeting/heads-of-entities-2020-08"]
    only_english = [
        one._replace(
            content=replace(one.content, title={"en": Wording("Heads meet")}, data={})
        )
        for one in matter.entries
    ]
    [english] = matters_of(report_data, only_english)

    assert told(report_data, english, "fr") == ()
    assert plain(told(report_data, english)[0].runs) == "Heads meet (August 2020)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_another_language_stand_in_a_sentence(
    report_data: ReportData, without_narratives: Matters, language: str
) -> None:
    """No run of what is told is marked as another language, and none is a reference."""
    every = [
        run
        for matter in without_narratives.values()
        for one in told(report_data, matter, language)
        for run in one.runs
    ]

    assert not [r for r in every if isinstance(r, Text) and (r.language or r.style)]
