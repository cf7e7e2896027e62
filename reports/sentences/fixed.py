"""The fixed sentences of a report, and the phrases that introduce its lists."""

from calendar import monthrange
from collections.abc import Iterable

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from reports.context import Context
from reports.language.dates import when
from reports.language.rich_text import filled, listed, text
from reports.model import Runs
from reports.request import Period
from reports.sentences.naming import Naming


def period_sentence(context: Context) -> Runs:
    """Say which period the report covers."""
    words = context.words
    period = context.gathered.request.period
    if _is_one_year(period):
        return text(words.term("fixed/period.year", year=period.first.year))
    return text(words.term("fixed/period", period=_span(period, words.language)))


def origin_sentence(context: Context, authors: Iterable[str]) -> Runs:
    """Say who prepared the report; nothing if somebody has no name in the language."""
    naming = Naming(context)
    return naming.sentence("origin", {}, naming.actors(authors))


def endorsed_sentence(context: Context, heads: Iterable[str], edtf: str = "") -> Runs:
    """Say who endorsed the report, and when, in EDTF, if that is known."""
    naming = Naming(context)
    slots = {"when": naming.adverbial(edtf)}
    return naming.sentence("endorsed", slots, naming.actors(heads))


def silent_areas_sentence(context: Context, areas: Iterable[str]) -> Runs:
    """Say on which areas nothing was reported; nothing if none has a name."""
    naming = Naming(context)
    named = [naming.topic(one) for one in areas]
    known = [one for one in named if one]
    template = context.words.term("fixed/silent-areas")
    return filled(template, areas=listed(context.words, known)) if known else ()


def unchanged_sentence(context: Context, document: str) -> Runs:
    """Say in which document the areas and the working arrangements are set out."""
    naming = Naming(context)
    symbols = naming.values(document).items("symbols")
    title = naming.own_name(document)
    words = context.words
    if symbols:
        symbol = text(", ".join(symbols), style="code")
        return filled(words.term("fixed/unchanged"), symbol=symbol)
    return text(words.term("fixed/unchanged.titled", title=title)) if title else ()


def road_map_lead(context: Context) -> Runs:
    """Introduce the table of what is foreseen."""
    return text(context.words.term("fixed/road-map"))


def area_items_lead(context: Context, area: str) -> Runs:
    """Introduce the items on an area: "In the area of gender:"."""
    naming = Naming(context)
    is_english = context.words.language == "en"
    named = naming.topic(area) if is_english else text(naming.own_name(area))
    return filled(context.words.term("fixed/area-items"), area=named) if named else ()


def _is_one_year(period: Period) -> bool:
    year = period.first.year
    return (period.first, period.last) == (
        period.first.replace(year, 1, 1),
        period.last.replace(year, 12, 31),
    )


def _span(period: Period, language: str) -> str:
    first, last = period.first, period.last
    is_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    form = "%Y-%m" if is_months else "%Y-%m-%d"
    span = Edtf.parse(f"{first:{form}}/{last:{form}}")
    if language == "zh":
        return print_date(span, language)
    return when(span, language).removeprefix("في ")
