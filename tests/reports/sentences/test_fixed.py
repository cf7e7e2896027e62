"""The fixed sentences of a report, in six languages."""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

from datetime import date

import pytest

from reports.composer import checked
from reports.context import Context
from reports.data import gather
from reports.mapping import default_mapping
from reports.model import plain
from reports.request import Period
from reports.sentences.fixed import (
    area_items_lead,
    endorsed_sentence,
    origin_sentence,
    period_sentence,
    silent_areas_sentence,
    unchanged_sentence,
)
from tests.support.founding_reports import request
from tests.support.graphql_queries import Asker
from wording.words import words

pytest_plugins = ("tests.support.graphql_ledgers",)

HEADS = (
    "actor:minamata-executive-secretary",
    "actor:brs-executive-secretary",
    "actor:chemicals-and-health-head",
)


def context(founded: Asker, language: str, period: str = "2018/2021-07") -> Context:
    """Make the context of a report on a period."""
    asked = request(period=Period.parse(period), as_of=date(2021, 7, 31))
    gathered = gather(founded.services.reader, asked, checked(default_mapping()))
    return Context(gathered, words(language))


@pytest.mark.parametrize(
    ("language", "period", "expected"),
    [
        (
            "en",
            "2018/2021-07",
            "The present report covers the period from January 2018 to July 2021.",
        ),
        (
            "fr",
            "2018/2021-07",
            (
                "Le présent rapport porte sur la période allant de janvier 2018 à "
                "juillet 2021."
            ),
        ),
        (
            "ru",
            "2018/2021-07",
            "Настоящий доклад охватывает период с января 2018 года по июль 2021 года.",
        ),
        ("zh", "2018/2021-07", "本报告所涉期间为2018年1月至2021年7月。"),
        (
            "ar",
            "2018/2021-07",
            "يغطي هذا التقرير الفترة من كانون الثاني/يناير 2018 إلى تموز/يوليه 2021.",
        ),
        ("es", "2019", "El presente informe abarca el año 2019."),
        (
            "en",
            "2019-02-03/2019-05",
            "The present report covers the period from 3 February to 31 May 2019.",
        ),
    ],
)
def test_period(founded: Asker, language: str, period: str, expected: str) -> None:
    """A period is given in months where it fills them, and a year as a year."""
    assert plain(period_sentence(context(founded, language, period))) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "The present report was prepared by the joint task force on "
                "chemicals and waste. It was endorsed by the heads of the three "
                "entities in March 2021."
            ),
        ),
        (
            "zh",
            (
                "本报告由化学品和废物问题联合工作队编写。 各实体负责人于2021"
                "年3月核可了本报告。"
            ),
        ),
        (
            "ru",
            (
                "Настоящий доклад подготовила Совместная целевая группа по "
                "химическим веществам и отходам. Руководители трех структур "
                "одобрили доклад в марте 2021 года."
            ),
        ),
    ],
)
def test_origin_and_endorsement(founded: Asker, language: str, expected: str) -> None:
    """A report says who prepared it, and who endorsed it."""
    made = context(founded, language)
    origin = origin_sentence(made, ["body:joint-task-force"])
    endorsed = endorsed_sentence(made, HEADS, "2021-03")

    assert f"{plain(origin)} {plain(endorsed)}" == expected


def test_silent_areas(founded: Asker) -> None:
    """All areas on which nothing was reported stand in one sentence."""
    made = context(founded, "fr")
    areas = ["area:mc-3-11/gender", "area:mc-3-11/compliance"]

    assert plain(silent_areas_sentence(made, areas)) == (
        "Aucune activité conjointe n’a été signalée au cours de la période dans les "
        "domaines suivants\u00a0: questions de genre et respect des dispositions."
    )


def test_unchanged_areas(founded: Asker) -> None:
    """The document where areas are set out is cited by its symbol, or by its title."""
    made = context(founded, "es")

    assert plain(unchanged_sentence(made, "document:UNEP/MC/COP.4/INF/17")) == (
        "Las esferas y las modalidades de trabajo siguen siendo las enunciadas en el "
        "documento UNEP/MC/COP.4/INF/17."
    )
    assert "documento titulado «Informe sobre" in plain(
        unchanged_sentence(made, "document:mc-cop4-mc-3-11-report")
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "In the area of gender:"),
        ("ru", "В области «Гендерные вопросы»:"),
        ("zh", "在“性别”领域："),
    ],
)
def test_items_of_an_area(founded: Asker, language: str, expected: str) -> None:
    """The list of items of an area has an introductory phrase."""
    made = context(founded, language)

    assert plain(area_items_lead(made, "area:mc-3-11/gender")) == expected
