"""Printed dates: each language's own words, and never more than was known."""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

import re
import subprocess
import sys
from calendar import month_name
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates.cldr_supplement import LanguageError
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day, print_instant
from domain.dates.shapes import Precision, Unit
from domain.texts import LANGUAGES
from tests.support.strategies import edtf_dates


def plain(printed: str) -> str:
    """Set CLDR's thin and narrow spaces aside, which are not what is tested."""
    return re.sub(r"\s", " ", printed)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "fr",
            (
                "premier semestre de 2018",
                "second semestre de 2018",
                "premier quadrimestre de 2018",
                "deuxième quadrimestre de 2018",
                "troisième quadrimestre de 2018",
            ),
        ),
        (
            "es",
            (
                "primer semestre de 2018",
                "segundo semestre de 2018",
                "primer cuatrimestre de 2018",
                "segundo cuatrimestre de 2018",
                "tercer cuatrimestre de 2018",
            ),
        ),
        (
            "ru",
            (
                "первое полугодие 2018 г.",
                "второе полугодие 2018 г.",
                "первая треть 2018 г.",
                "вторая треть 2018 г.",
                "последняя треть 2018 г.",
            ),
        ),
        (
            "ar",
            (
                "النصف الأول من عام 2018",
                "النصف الثاني من عام 2018",
                "الثلث الأول من عام 2018",
                "الثلث الثاني من عام 2018",
                "الثلث الأخير من عام 2018",
            ),
        ),
    ],
)
def test_halves_and_thirds_have_words_in_each_language(
    language: str, parts: tuple[str, ...]
) -> None:
    """Two halves and three thirds; English and Chinese stand below."""
    codes = ("2018-40", "2018-41", "2018-37", "2018-38", "2018-39")

    printed = [plain(print_date(Edtf.parse(one), language)) for one in codes]

    assert printed == list(parts)


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2018-08-28", "28 August 2018", "2018年8月28日"),
        ("2018-07", "July 2018", "2018年7月"),
        ("2018", "2018", "2018年"),
        ("2022-33", "1st quarter 2022", "2022年第一季度"),
        ("2018-40", "first half of 2018", "2018年上半年"),
        ("2018-41", "second half of 2018", "2018年下半年"),
        ("2018-37", "first four months of 2018", "2018年前四个月"),
        ("2018-38", "middle four months of 2018", "2018年中间四个月"),
        ("2018-39", "last four months of 2018", "2018年最后四个月"),
        ("2019-11-25/2019-11-29", "25–29 November 2019", "2019年11月25日至29日"),
        (
            "2019-09-28/2019-10-02",
            "28 September – 2 October 2019",
            "2019年9月28日至10月2日",
        ),
        (
            "2019-12-30/2020-01-03",
            "30 December 2019 – 3 January 2020",
            "2019年12月30日至2020年1月3日",
        ),
        ("2018-09/2018-11", "September – November 2018", "2018年9月至11月"),
        ("2014-03/2015-02", "March 2014 – February 2015", "2014年3月至2015年2月"),
        ("2008/2010", "2008–2010", "2008–2010年"),
        (
            "2018-08-28/2018-12",
            "from 28 August 2018 to December 2018",
            "2018年8月28日至2018年12月",
        ),
        ("2019-11-25/2019-11-25", "25 November 2019", "2019年11月25日"),
        ("2008-04/..", "since April 2008", "自2008年4月起"),
        ("2022-33/..", "since the 1st quarter 2022", "自2022年第一季度起"),
        (
            "[2019-11-25..2019-11-29]",
            "some time in 25–29 November 2019",
            "2019年11月25日至29日之间某日",
        ),
        (
            "[2019-11..2020-12]",
            "some time in November 2019 – December 2020",
            "2019年11月至2020年12月之间",
        ),
        (
            "[2018-08-28..2018-12]",
            "some time between 28 August 2018 and December 2018",
            "2018年8月28日至2018年12月之间",
        ),
        ("[2018-07..2018-07]", "July 2018", "2018年7月"),
        ("[..2021-07-05]", "by 5 July 2021", "不晚于2021年7月5日"),
        ("[..2021-07]", "by the end of July 2021", "不晚于2021年7月"),
        ("../2018", "by the end of 2018", "不晚于2018年"),
        ("[2007-03-26..]", "26 March 2007 or later", "2007年3月26日或之后"),
    ],
)
def test_date_prints_as_it_was_given(text: str, english: str, chinese: str) -> None:
    """Each form has its words in English and in Chinese."""
    read = Edtf.parse(text)

    printed = [plain(print_date(read, language)) for language in ("en", "zh")]

    assert printed == [english, chinese]


@pytest.mark.parametrize(
    ("language", "month", "half", "since", "within"),
    [
        (
            "fr",
            "juillet 2018",
            "premier semestre de 2018",
            "depuis le 5 juillet 2021",
            "25–29 novembre 2019 (date exacte inconnue)",
        ),
        (
            "es",
            "julio de 2018",
            "primer semestre de 2018",
            "desde el 5 de julio de 2021",
            "25–29 de noviembre de 2019 (fecha exacta desconocida)",
        ),
        (
            "ru",
            "июль 2018 г.",
            "первое полугодие 2018 г.",
            "5 июля 2021 г. и далее",
            "25–29 ноября 2019 г. (точная дата неизвестна)",
        ),
        (
            "ar",
            "تموز/يوليه 2018",
            "النصف الأول من عام 2018",
            "منذ 5 تموز/يوليه 2021",
            "25–29 تشرين الثاني/نوفمبر 2019 (التاريخ الدقيق غير معروف)",
        ),
    ],
)
def test_date_prints_in_the_other_languages(
    language: str, month: str, half: str, since: str, within: str
) -> None:
    """Each of the six languages says a month, a half, a start and an unknown day."""
    texts = ["2018-07", "2018-40", "2021-07-05/..", "[2019-11-25..2019-11-29]"]

    printed = [plain(print_date(Edtf.parse(text), language)) for text in texts]

    assert printed == [month, half, since, within]


def test_first_of_a_month_is_an_ordinal_in_french() -> None:
    """French says the first of April, and the second as a plain number."""
    texts = ["2008-04-01", "2008-04-02", "2008-04-01/2008-04-03", "2008-04/.."]

    printed = [plain(print_date(Edtf.parse(text), "fr")) for text in texts]

    assert printed == [
        "1er avril 2008",
        "2 avril 2008",
        "1er–3 avril 2008",
        "depuis avril 2008",
    ]


def numbers_given(unit: Unit) -> set[int]:
    """List the numbers that a unit was given with."""
    year, month, day = unit.first.timetuple()[:3]
    return {
        Precision.DAY: {year, month, day},
        Precision.MONTH: {year, month},
        Precision.QUARTER: {year, (month + 2) // 3},
    }.get(unit.precision, {year})


@given(edtf_dates(), st.sampled_from(LANGUAGES))
def test_date_prints_no_number_that_was_not_given(read: Edtf, language: str) -> None:
    """No day is made up for a month, and no month for a year."""
    printed = print_date(read, language)

    numbers = {int(number) for number in re.findall(r"\d+", printed)}
    assert numbers <= numbers_given(read.shape.start) | numbers_given(read.shape.end)


@given(edtf_dates())
def test_date_names_no_month_that_was_not_given(read: Edtf) -> None:
    """A year prints without a month in letters too."""
    printed = print_date(read, "en")

    with_month = (Precision.DAY, Precision.MONTH)
    units = [unit for unit in read.shape[1:] if unit.precision in with_month]
    named = {month for month in month_name[1:] if month in printed}
    assert named <= {month_name[unit.first.month] for unit in units}


@given(edtf_dates(), st.sampled_from(LANGUAGES))
def test_date_prints_every_year_that_was_given(read: Edtf, language: str) -> None:
    """Nothing that was known is lost, in any language."""
    printed = print_date(read, language)

    assert str(read.shape.start.first.year) in printed
    assert str(read.shape.end.first.year) in printed


def test_day_prints_with_its_month_in_full() -> None:
    """The day of an answer reads as in a report, not as 07/05."""
    asked = date(2021, 7, 5)

    printed = [print_day(asked, language) for language in ("en", "zh", "fr")]

    assert printed == ["5 July 2021", "2021年7月5日", "5 juillet 2021"]


def test_instant_prints_on_the_clocks_of_a_zone() -> None:
    """Late in the evening in UTC is the next day in Geneva, and the zone is named."""
    recorded_at = datetime(2021, 7, 4, 22, 3, 4, tzinfo=UTC)

    printed = print_instant(recorded_at, "en", zone="Europe/Zurich")

    assert printed == "5 July 2021, 00:03:04 CEST"


@pytest.mark.parametrize(
    ("zone", "chinese"),
    [
        ("Europe/Zurich", "2021年7月5日 00:03:04（CEST）"),
        ("Asia/Bangkok", "2021年7月5日 05:03:04（UTC+07）"),
    ],
)
def test_instant_in_chinese_names_the_zone_last(zone: str, chinese: str) -> None:
    """Day and time stand together; a zone without a name shows its offset."""
    recorded_at = datetime(2021, 7, 4, 22, 3, 4, tzinfo=UTC)

    printed = print_instant(recorded_at, "zh", zone=zone)

    assert printed == chinese


def test_language_without_words_is_refused() -> None:
    """A language that is not one of the six is refused, and the six are named."""
    read = Edtf.parse("2018")

    with pytest.raises(LanguageError, match=r'"de".*en, fr, es, ru, zh, ar') as refused:
        print_date(read, "de")

    assert refused.value.language == "de"


def test_babel_is_loaded_only_to_print() -> None:
    """A command that prints no date does not wait for Babel."""
    program = "import sys, domain.dates.printing; sys.exit('babel' in sys.modules)"

    finished = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603 -- our own program

    assert finished.returncode == 0
