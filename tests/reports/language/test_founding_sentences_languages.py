"""The founding history told in French, Spanish, Russian and Arabic."""

# ruff: noqa: RUF001 -- words of four languages are not all in ASCII letters

import re

import pytest
from msgspec import convert

from domain.texts import Wording
from projections.queries.entries import EffectiveEntry, entries_in_order, read_entries
from reports.language.role_phrases import known
from reports.language.sentence_builder import Teller
from reports.model import Text, plain
from reports.selection import references
from tests.support.founding_reports import Composed, table
from tests.support.graphql_queries import TODAY, Asker
from wording.catalogue import catalogue
from wording.words import words

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.report_composer")

Held = dict[str, Wording]
TONGUES = ("fr", "es", "ru", "ar")
TOLD = (
    ("meeting.planned", "meeting:minamata-cop-4"),
    ("meeting.held", "meeting:minamata-cop-3"),
    ("mandate.adopted", "mandate:MC-3/11"),
    ("actor.established", "actor:minamata"),
    ("agreement.ratified", "agreement:minamata-convention"),
)
"""Entries to read: the first of its kind on its subject in the founding history."""
SENTENCES = {
    "fr": (
        (
            "Au plus tard le 31 mars 2021, il a été prévu de tenir la réunion "
            "suivante en novembre 2021 : la quatrième réunion de la Conférence "
            "des Parties à la Convention de Minamata sur le mercure."
        ),
        (
            "Du 25 au 29 novembre 2019, la troisième réunion de la Conférence "
            "des Parties à la Convention de Minamata sur le mercure a eu lieu à "
            "Genève."
        ),
        (
            "À une date comprise entre le 25 et le 29 novembre 2019, le texte "
            "suivant a été adopté par la Conférence des Parties à la Convention "
            "de Minamata sur le mercure pendant sa troisième réunion à Genève : "
            "la décision MC-3/11."
        ),
        (
            "Au premier semestre de 2018, le secrétariat de la Convention de "
            "Minamata sur le mercure a vu le jour."
        ),
        (
            "Le 24 septembre 2015, un instrument de ratification a été déposé à "
            "l’égard de l’accord suivant par le Gouvernement tchadien à New York : la "
            "Convention de Minamata sur le mercure."
        ),
    ),
    "es": (
        (
            "A más tardar el 31 de marzo de 2021, se previó celebrar la cuarta "
            "reunión de la Conferencia de las Partes en el Convenio de Minamata "
            "sobre el Mercurio en noviembre de 2021."
        ),
        (
            "Del 25 al 29 de noviembre de 2019, se celebró la tercera reunión "
            "de la Conferencia de las Partes en el Convenio de Minamata sobre "
            "el Mercurio en Ginebra."
        ),
        (
            "En una fecha comprendida entre el 25 y el 29 de noviembre de 2019, "
            "el texto siguiente fue aprobado por la Conferencia de las Partes "
            "en el Convenio de Minamata sobre el Mercurio durante su tercera "
            "reunión en Ginebra: la decisión MC-3/11."
        ),
        (
            "En el primer semestre de 2018, se estableció la Secretaría del "
            "Convenio de Minamata sobre el Mercurio."
        ),
        (
            "El 24 de septiembre de 2015, un instrumento de ratificación fue "
            "depositado por el Gobierno del Chad en Nueva York respecto del acuerdo "
            "siguiente: el Convenio de Minamata sobre el Mercurio."
        ),
    ),
    "ru": (
        (
            "Не позднее 31 марта 2021 года запланировано проведение мероприятия "
            "«Четвертое совещание Конференции Сторон Минаматской конвенции о "
            "ртути» в ноябре 2021 года."
        ),
        (
            "С 25 по 29 ноября 2019 года состоялось мероприятие «Третье "
            "совещание Конференции Сторон Минаматской конвенции о ртути», "
            "место: Женева."
        ),
        (
            "В неуточненную дату в период с 25 по 29 ноября 2019 года принят "
            "следующий текст: решение MC-3/11, кем принят: Конференция Сторон "
            "Минаматской конвенции о ртути, на совещании: Третье совещание "
            "Конференции Сторон Минаматской конвенции о ртути, место: Женева."
        ),
        (
            "В первом полугодии 2018 года учреждена организационная структура: "
            "секретариат Минаматской конвенции о ртути."
        ),
        (
            "24 сентября 2015 года сдан на хранение документ о ратификации в "
            "отношении следующего соглашения: Минаматская конвенция о ртути, "
            "кем сдан: правительство Чада, место: Нью-Йорк."
        ),
    ),
    "ar": (
        (
            "في موعد أقصاه 31 آذار/مارس 2021، تقرر عقد الاجتماع الرابع لمؤتمر "
            "الأطراف في اتفاقية ميناماتا بشأن الزئبق في تشرين الثاني/نوفمبر "
            "2021."
        ),
        (
            "في الفترة من 25 إلى 29 تشرين الثاني/نوفمبر 2019، جرى عقد الاجتماع "
            "الثالث لمؤتمر الأطراف في اتفاقية ميناماتا بشأن الزئبق في جنيف."
        ),
        (
            "في موعد غير محدد بين 25 و29 تشرين الثاني/نوفمبر 2019، جرى اعتماد "
            "المقرر MC-3/11 من جانب مؤتمر الأطراف في اتفاقية ميناماتا بشأن "
            "الزئبق خلال الاجتماع الثالث لمؤتمر الأطراف في اتفاقية ميناماتا "
            "بشأن الزئبق في جنيف."
        ),
        "في النصف الأول من عام 2018، جرى إنشاء أمانة اتفاقية ميناماتا بشأن الزئبق.",
        (
            "في 24 أيلول/سبتمبر 2015، أُودع صك تصديق يتعلق بما يلي من جانب "
            "حكومة تشاد في نيويورك: اتفاقية ميناماتا بشأن الزئبق."
        ),
    ),
}
FLAWS = re.compile(r",\s*[,.:;]|،\s*[،.:؛]|\(\s*\)|«\s*»|\s{2,}|\s[,.،؛]|\.\.|[{}]")


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.slow
def test_founding_history_is_told_in_a_tongue(language: str, founded: Asker) -> None:
    """Each entry of the founding history is a sentence, with its signs in order."""
    items = _founding(founded)
    teller = _teller(language, founded, items)

    told = [plain(teller.sentence(item)) for item in items]

    assert [one for one in told if FLAWS.search(one) or not one.endswith(".")] == []


@pytest.mark.parametrize("language", TONGUES)
def test_entry_reads_as_a_report_would_say_it(language: str, founded: Asker) -> None:
    """A sentence is whole in its language, with its names."""
    items = _founding(founded)
    teller = _teller(language, founded, items)
    firsts = {(one.content.kind, one.content.subject): one for one in reversed(items)}

    told = [plain(teller.sentence(firsts[one])) for one in TOLD]

    assert told == list(SENTENCES[language])


@pytest.mark.parametrize("language", TONGUES)
def test_standing_name_is_of_a_founding_subject(language: str, founded: Asker) -> None:
    """No name stands in the catalogue for somebody whom the log does not know."""
    items = _founding(founded)
    written = {one for item in items for one in references(item.content)}

    unknown = [
        key
        for key in catalogue(language)
        if key.startswith(("name/", "running/"))
        and key.partition("/")[2] not in written
    ]

    assert unknown == []


@pytest.mark.parametrize("language", TONGUES)
def test_cell_gives_the_standing_name(language: str, composed: Composed) -> None:
    """A cell names an area as the catalogue does, unmarked, with its entry behind."""
    document = composed(language).document(language)

    area = table(document, "areas").rows[-1][0].runs[0]

    standing = words(language).term("name/area:mc-3-11/regional-centres")
    assert isinstance(area, Text)
    assert (area.words, area.language) == (standing, "")
    assert area.entries


@pytest.mark.parametrize("language", TONGUES)
def test_recurring_words_are_words_of_the_log(language: str, founded: Asker) -> None:
    """The catalogue says no places and headings that the log does not hold."""
    held = {
        one["en"].words
        for item in _founding(founded)
        for value in item.content.data.values()
        if isinstance(value, dict) and "en" in (one := convert(value, Held))
    }

    said = {
        key.partition("/")[2] for key in catalogue(language) if key.startswith("said/")
    }

    assert said <= held


def _founding(founded: Asker) -> list[EffectiveEntry]:
    reader = founded.services.reader
    moment = reader.moment(TODAY.date(), None)
    positions = range(1, moment.position + 1)
    return entries_in_order(positions, read_entries(reader, moment, positions))


def _teller(language: str, founded: Asker, items: list[EffectiveEntry]) -> Teller:
    reader = founded.services.reader
    moment = reader.moment(TODAY.date(), None)
    wanted = sorted({one for item in items for one in references(item.content)})
    return Teller(words(language), *known(reader, moment, wanted))
