"""Dates in running text, in French, Spanish, Russian and Arabic."""

# ruff: noqa: RUF001 -- words of four languages are not all in ASCII letters

import pytest

from domain.dates.edtf import Edtf
from reports.language.dates import when

EDTF = (
    "2018-08-28",
    "2018-07",
    "2019",
    "2022-33",
    "2022-36",
    "2022-37",
    "2022-39",
    "2022-40",
    "2022-41",
    "2019-11-01/2019-11-05",
    "2019-11-25/2019-12-02",
    "2018-12-28/2019-01-03",
    "2018-09/2018-11",
    "2018-11/2019-02",
    "2018/2020",
    "2019-01/2019-12",
    "[2019-11-25..2019-11-29]",
    "[2018-04..2018-08]",
    "[2019-01..2019-12]",
    "[2015..2017]",
    "[..2019-11-29]",
    "[..2018-07]",
    "../2019",
    "[..2022-34]",
    "[2007-03-26..]",
    "[2008-04..]",
    "2008-04/..",
    "2008-04-01/..",
    "2022-34/..",
    "2021-34/2022-33",
)
FRENCH = (
    "le 28 août 2018",
    "en juillet 2018",
    "en 2019",
    "au premier trimestre de 2022",
    "au quatrième trimestre de 2022",
    "au premier quadrimestre de 2022",
    "au troisième quadrimestre de 2022",
    "au premier semestre de 2022",
    "au second semestre de 2022",
    "du 1er au 5 novembre 2019",
    "du 25 novembre au 2 décembre 2019",
    "du 28 décembre 2018 au 3 janvier 2019",
    "de septembre à novembre 2018",
    "de novembre 2018 à février 2019",
    "de 2018 à 2020",
    "au cours de l’année 2019",
    "à une date comprise entre le 25 et le 29 novembre 2019",
    "à une date comprise entre avril et août 2018",
    "en 2019",
    "à une date comprise entre 2015 et 2017",
    "au plus tard le 29 novembre 2019",
    "au plus tard en juillet 2018",
    "au plus tard en 2019",
    "au plus tard au deuxième trimestre de 2022",
    "le 26 mars 2007 ou plus tard",
    "en avril 2008 ou plus tard",
    "depuis avril 2008",
    "depuis le 1er avril 2008",
    "depuis le deuxième trimestre de 2022",
    "du deuxième trimestre de 2021 au premier trimestre de 2022",
)
SPANISH = (
    "el 28 de agosto de 2018",
    "en julio de 2018",
    "en 2019",
    "en el primer trimestre de 2022",
    "en el cuarto trimestre de 2022",
    "en el primer cuatrimestre de 2022",
    "en el tercer cuatrimestre de 2022",
    "en el primer semestre de 2022",
    "en el segundo semestre de 2022",
    "del 1 al 5 de noviembre de 2019",
    "del 25 de noviembre al 2 de diciembre de 2019",
    "del 28 de diciembre de 2018 al 3 de enero de 2019",
    "de septiembre a noviembre de 2018",
    "de noviembre de 2018 a febrero de 2019",
    "de 2018 a 2020",
    "en el curso de 2019",
    "en una fecha comprendida entre el 25 y el 29 de noviembre de 2019",
    "en una fecha comprendida entre abril y agosto de 2018",
    "en 2019",
    "en una fecha comprendida entre 2015 y 2017",
    "a más tardar el 29 de noviembre de 2019",
    "a más tardar en julio de 2018",
    "a más tardar en 2019",
    "a más tardar en el segundo trimestre de 2022",
    "el 26 de marzo de 2007 o después",
    "en abril de 2008 o después",
    "desde abril de 2008",
    "desde el 1 de abril de 2008",
    "desde el segundo trimestre de 2022",
    "del segundo trimestre de 2021 al primer trimestre de 2022",
)
RUSSIAN = (
    "28 августа 2018 года",
    "в июле 2018 года",
    "в 2019 году",
    "в первом квартале 2022 года",
    "в четвертом квартале 2022 года",
    "в первой трети 2022 года",
    "в последней трети 2022 года",
    "в первом полугодии 2022 года",
    "во втором полугодии 2022 года",
    "с 1 по 5 ноября 2019 года",
    "с 25 ноября по 2 декабря 2019 года",
    "с 28 декабря 2018 года по 3 января 2019 года",
    "с сентября по ноябрь 2018 года",
    "с ноября 2018 года по февраль 2019 года",
    "с 2018 года по 2020 год",
    "в течение 2019 года",
    "в неуточненную дату в период с 25 по 29 ноября 2019 года",
    "в неуточненную дату в период с апреля по август 2018 года",
    "в 2019 году",
    "в неуточненную дату в период с 2015 года по 2017 год",
    "не позднее 29 ноября 2019 года",
    "не позднее июля 2018 года",
    "не позднее 2019 года",
    "не позднее второго квартала 2022 года",
    "26 марта 2007 года или позднее",
    "в апреле 2008 года или позднее",
    "с апреля 2008 года",
    "с 1 апреля 2008 года",
    "со второго квартала 2022 года",
    "со второго квартала 2021 года по первый квартал 2022 года",
)
ARABIC = (
    "في 28 آب/أغسطس 2018",
    "في تموز/يوليه 2018",
    "في عام 2019",
    "في الربع الأول من عام 2022",
    "في الربع الرابع من عام 2022",
    "في الثلث الأول من عام 2022",
    "في الثلث الأخير من عام 2022",
    "في النصف الأول من عام 2022",
    "في النصف الثاني من عام 2022",
    "في الفترة من 1 إلى 5 تشرين الثاني/نوفمبر 2019",
    "في الفترة من 25 تشرين الثاني/نوفمبر إلى 2 كانون الأول/ديسمبر 2019",
    "في الفترة من 28 كانون الأول/ديسمبر 2018 إلى 3 كانون الثاني/يناير 2019",
    "في الفترة من أيلول/سبتمبر إلى تشرين الثاني/نوفمبر 2018",
    "في الفترة من تشرين الثاني/نوفمبر 2018 إلى شباط/فبراير 2019",
    "في الفترة من عام 2018 إلى عام 2020",
    "خلال عام 2019",
    "في موعد غير محدد بين 25 و29 تشرين الثاني/نوفمبر 2019",
    "في موعد غير محدد بين نيسان/أبريل وآب/أغسطس 2018",
    "في عام 2019",
    "في موعد غير محدد بين عام 2015 وعام 2017",
    "في موعد أقصاه 29 تشرين الثاني/نوفمبر 2019",
    "في موعد أقصاه تموز/يوليه 2018",
    "في موعد أقصاه عام 2019",
    "في موعد أقصاه الربع الثاني من عام 2022",
    "في 26 آذار/مارس 2007 أو بعد ذلك",
    "في نيسان/أبريل 2008 أو بعد ذلك",
    "منذ نيسان/أبريل 2008",
    "منذ 1 نيسان/أبريل 2008",
    "منذ الربع الثاني من عام 2022",
    "في الفترة من الربع الثاني من عام 2021 إلى الربع الأول من عام 2022",
)
SAID = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC}


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        (language, *pair)
        for language, dates in SAID.items()
        for pair in zip(EDTF, dates, strict=True)
    ],
)
def test_date_begins_a_sentence_in_each_tongue(
    language: str, written: str, said: str
) -> None:
    """A date says no more than was written, in the grammar of each language."""
    date = Edtf.parse(written)

    told = when(date, language)

    assert told == said
