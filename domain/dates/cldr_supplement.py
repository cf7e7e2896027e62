"""The few words about dates that CLDR lacks, in the languages of the UN.

Days, months, quarters and years are CLDR's; halves, thirds and the forms of dates are
ours. Templates place the date where no preposition has to agree with it, so that they
fit a day and a year alike.
"""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.dates.shapes import Precision
from domain.errors import DomainError


class LanguageError(DomainError):
    """Dates are not printed in this language."""

    def __init__(self, *, language: str) -> None:
        super().__init__(
            f'there are no words for dates in "{language}"; the languages are '
            + ", ".join(_WORDS)
        )
        self.language = language


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words of one language that CLDR lacks.

    ``halves`` and ``thirds`` are CLDR patterns, and ``first_day`` is the part of a
    pattern for the first of a month. ``months`` are names that differ from CLDR's.
    ``instant`` is a CLDR pattern with a place for the zone, for languages in which
    CLDR's own puts the zone before the time. The rest are templates for printed dates:
    ``joined`` and ``between`` take two dates that CLDR cannot print as one interval.
    """

    locale: str
    halves: tuple[str, str]
    thirds: tuple[str, str, str]
    joined: str
    between: str
    within: str
    within_days: str
    since: str
    by: str
    by_day: str
    later: str
    first_day: str = "d"
    months: tuple[str, ...] = ()
    instant: str = ""
    articles: Mapping[Precision, str] = field(default_factory=dict)
    patterns: Mapping[Precision, str] = field(default_factory=dict)


def words_for(language: str) -> DateWords:
    """Return the words of a language.

    Raises:
        LanguageError: it is not one of the six.
    """
    if language not in _WORDS:
        raise LanguageError(language=language)
    return _WORDS[language]


_GROUPED = (Precision.QUARTER, Precision.THIRD, Precision.HALF)
_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"

_WORDS = {
    "en": DateWords(
        locale="en_GB",
        halves=("'first half of' y", "'second half of' y"),
        thirds=(
            "'first four months of' y",
            "'middle four months of' y",
            "'last four months of' y",
        ),
        joined="from {} to {}",
        between="some time between {} and {}",
        within="some time in {}",
        within_days="some time in {}",
        since="since {}",
        by="by the end of {}",
        by_day="by {}",
        later="{} or later",
        articles=dict.fromkeys(_GROUPED, "the "),
    ),
    "fr": DateWords(
        locale="fr",
        halves=("'premier semestre de' y", "'second semestre de' y"),
        thirds=(
            "'premier quadrimestre de' y",
            "'deuxième quadrimestre de' y",
            "'troisième quadrimestre de' y",
        ),
        joined="{} – {}",
        between="{} – {} (date exacte inconnue)",
        within="{} (date exacte inconnue)",
        within_days="{} (date exacte inconnue)",
        since="depuis {}",
        by="{} au plus tard",
        by_day="{} au plus tard",
        later="{} ou plus tard",
        first_day="d'er'",
        articles=dict.fromkeys((Precision.DAY, *_GROUPED), "le "),
    ),
    "es": DateWords(
        locale="es",
        halves=("'primer semestre de' y", "'segundo semestre de' y"),
        thirds=(
            "'primer cuatrimestre de' y",
            "'segundo cuatrimestre de' y",
            "'tercer cuatrimestre de' y",
        ),
        joined="{} – {}",
        between="{} – {} (fecha exacta desconocida)",
        within="{} (fecha exacta desconocida)",
        within_days="{} (fecha exacta desconocida)",
        since="desde {}",
        by="{} a más tardar",
        by_day="{} a más tardar",
        later="{} o después",
        articles=dict.fromkeys((Precision.DAY, *_GROUPED), "el "),
    ),
    "ru": DateWords(
        locale="ru",
        halves=(
            f"'первое полугодие' y{_NARROW_SPACE}'г'.",
            f"'второе полугодие' y{_NARROW_SPACE}'г'.",
        ),
        thirds=(
            f"'первая треть' y{_NARROW_SPACE}'г'.",
            f"'вторая треть' y{_NARROW_SPACE}'г'.",
            f"'последняя треть' y{_NARROW_SPACE}'г'.",
        ),
        joined="{} – {}",
        between="{} – {} (точная дата неизвестна)",
        within="{} (точная дата неизвестна)",
        within_days="{} (точная дата неизвестна)",
        since="{} и далее",
        by="{} или ранее",
        by_day="{} или ранее",
        later="{} или позднее",
    ),
    "zh": DateWords(
        locale="zh",
        halves=("y年上半年", "y年下半年"),
        thirds=("y年前四个月", "y年中间四个月", "y年最后四个月"),
        joined="{}至{}",
        between="{}至{}之间",
        within="{}之间",
        within_days="{}之间某日",
        since="自{}起",
        by="不晚于{}",
        by_day="不晚于{}",
        later="{}或之后",
        instant="y年M月d日 HH:mm:ss（{}）",
        # CLDR writes 第1季度; the documents of the conferences write 第一季度.
        patterns={Precision.QUARTER: "y年QQQQ"},
    ),
    "ar": DateWords(
        locale="ar",
        halves=("'النصف الأول من عام' y", "'النصف الثاني من عام' y"),
        thirds=(
            "'الثلث الأول من عام' y",
            "'الثلث الثاني من عام' y",
            "'الثلث الأخير من عام' y",
        ),
        joined="{} – {}",
        between="{} – {} (التاريخ الدقيق غير معروف)",
        within="{} (التاريخ الدقيق غير معروف)",
        within_days="{} (التاريخ الدقيق غير معروف)",
        since="منذ {}",
        by="{} أو قبل ذلك",
        by_day="{} أو قبل ذلك",
        later="{} أو بعد ذلك",
        # The United Nations writes each month by both of its names.
        months=(
            "كانون الثاني/يناير",
            "شباط/فبراير",
            "آذار/مارس",
            "نيسان/أبريل",
            "أيار/مايو",
            "حزيران/يونيه",
            "تموز/يوليه",
            "آب/أغسطس",
            "أيلول/سبتمبر",
            "تشرين الأول/أكتوبر",
            "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر",
        ),
    ),
}

DATE_LANGUAGES = tuple(_WORDS)
"""Codes of the languages in which dates are printed and read."""
