"""The forms in which people combine units, and the EDTF that each can mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from domain.dates.parts import SUMMER, WINTER, Parts, PartsError
from domain.dates.ranges import Range, neighbour, ranges
from domain.dates.shapes import Precision, read_shape, read_unit

_Build = Callable[[list[Parts]], "Iterator[Candidate]"]


class Candidate(NamedTuple):
    """A date in EDTF that a text can mean; ``doubt`` says why it is asked about."""

    text: str
    doubt: str = ""


def candidates(form: str, units: Sequence[Parts]) -> list[Candidate]:
    """Give what units mean in a form.

    Args:
        form: the words of the form, with ``U`` for each unit, such as ``from U to U``.
        units: the parts of each unit, in order.

    Raises:
        PartsError: the form is not known, or the units have no meaning in it.
    """
    if form == "at U" and "number" in units[0].written and not units[0].group:
        form = "day"
    form = _ADDS_NOTHING.sub("", form)
    if season := _turning_season(form, units):
        return [season]
    if "years" in form and any(unit.written != {"year"} for unit in units):
        raise PartsError(key="which-year")
    if len(units) > 2:  # noqa: PLR2004 - a range has two ends
        is_list = re.search(r"\b(?:and|or)\b", form)
        raise PartsError(key="several" if is_list else "unreadable")
    for pattern, build in _FORMS:
        if not pattern.fullmatch(form):
            continue
        found = list(build(_completed(units)))
        if ordered := [one for one in found if not _is_reversed(one)]:
            return ordered
        if turned := _over_turn_of_year(units):
            found = list(build(turned))
            return [one._replace(doubt="turn-of-year") for one in found]
        raise PartsError(key="reversed")
    raise PartsError(key="unreadable" if re.search("[^][./ ]", form) else "open")


def _turning_season(form: str, units: Sequence[Parts]) -> Candidate | None:
    """Read a season over the turn of the year, with both years: "winter 2019/20"."""
    if form not in {"U years U", "U dash U", "U / U"}:
        return None
    first, last = units
    turns = first.season in {WINTER, SUMMER} and last.written == {"year"}
    if not turns or last.year != first.year + 1:
        return None
    return Candidate(f"[{first.year:04}-12..{last.year:04}-02]")


def _completed(units: Sequence[Parts]) -> list[Parts]:
    if len(units) != 2:  # noqa: PLR2004 - a range has two ends
        return list(units)
    first, last = units
    return [first.completed_from(last), last.completed_from(first)]


def _is_reversed(candidate: Candidate) -> bool:
    shape = read_shape(candidate.text)
    return shape is None or shape.end.last < shape.start.first


def _over_turn_of_year(units: Sequence[Parts]) -> list[Parts]:
    """Take the other year for the end of a range that names none, if one does."""
    if len(units) != 2:  # noqa: PLR2004 - a range has two ends
        return []
    first, last = units
    start, end = _completed(units)
    if first.month and last.year and not first.year:
        return [start._replace(year=start.year - 1), end]
    if last.month and first.year and not last.year:
        return [start, end._replace(year=end.year + 1)]
    return []


def _moment(units: list[Parts]) -> Iterator[Candidate]:
    found, doubt = ranges(units[0])
    for first, last in found:
        yield Candidate(first if first == last else f"[{first}..{last}]", doubt)


def _of_two(*templates: str, doubt: str = "") -> _Build:
    """Build a form with two units, in each of the templates."""

    def build(units: list[Parts]) -> Iterator[Candidate]:
        (starts, one), (ends, other) = (ranges(unit) for unit in units)
        is_parallel = len(starts) == len(ends)
        for template in templates:
            for start, end in (zip if is_parallel else product)(starts, ends):
                text = template.format(start[0], end[1])
                yield Candidate(text, doubt or one or other)

    return build


def _of_one(
    *templates: str,
    choose: Callable[[Range], str],
    doubt: str = "",
    ignored: str = "none",
) -> _Build:
    """Build a form with one bound, in each of the templates.

    Args:
        choose: gives the bound of a range, as a unit.
        ignored: part of the unit that the bound says by itself, as in "by the end of".
    """

    def build(units: list[Parts]) -> Iterator[Candidate]:
        unit = units[0]
        found, vague = ranges(unit._replace(part="") if unit.part == ignored else unit)
        for template in templates:
            for one in found:
                yield Candidate(template.format(choose(one)), doubt or vague)

    return build


def _unit_before(one: Range) -> str:
    return neighbour(one[0], days=-1)


def _unit_after(one: Range) -> str:
    return neighbour(one[1], days=1)


def _span(units: list[Parts]) -> Iterator[Candidate]:
    """Read a span; one whose ends are not units, such as decades, is asked about."""
    is_vague = any(unit.digits for unit in units)
    return (_of_two(_WITHIN, _SPAN, doubt="vague") if is_vague else _of_two(_SPAN))(
        units
    )


def _since(units: list[Parts]) -> Iterator[Candidate]:
    doubt = "vague" if units[0].digits else ""
    return _of_one(_SINCE, choose=_first, doubt=doubt)(units)


def _before(units: list[Parts]) -> Iterator[Candidate]:
    choose = _last if units[0].part == "end" else _unit_before
    return _of_one(_BY, choose=choose, ignored="end")(units)


def _adjacent(template: str) -> _Build:
    """Build from two units that follow each other; others are a list of dates."""

    def build(units: list[Parts]) -> Iterator[Candidate]:
        (starts, one), (ends, other) = (ranges(unit) for unit in units)
        found, doubt = list[Candidate](), one or other
        for start, end in product(starts, ends):
            if neighbour(start[1], days=1) == end[0]:
                found.append(Candidate(template.format(start[0], end[1]), doubt))
        if not found:
            raise PartsError(key="several")
        yield from found

    return build


def _whole(units: list[Parts]) -> Iterator[Candidate]:
    """Read what lasted all of a unit, by its first and last month or day."""
    found, doubt = ranges(units[0])
    for first, last in found:
        start, end = read_unit(first), read_unit(last)
        if start and end:
            of_days = start.precision in {Precision.MONTH, Precision.DAY}
            length = 10 if of_days else 7
            from_, to = (d.isoformat()[:length] for d in (start.first, end.last))
            yield Candidate(f"{from_}/{to}", doubt)


def _years(units: list[Parts]) -> Iterator[Candidate]:
    if any(unit.written != {"year"} for unit in units):
        raise PartsError(key="which-year")
    return _of_two(_SPAN)(units)


def about(candidate: Candidate) -> Iterator[Candidate]:
    """Give the range that reaches from the unit before to the unit after."""
    if unit := read_unit(candidate.text):
        distance = 7 if unit.precision is Precision.DAY else 1
        before, after = (neighbour(candidate.text, days=n * distance) for n in (-1, 1))
        yield Candidate(f"[{before}..{after}]", "about")


_WITHIN, _SPAN, _SINCE, _BY, _FROM = "[{}..{}]", "{}/{}", "{}/..", "[..{}]", "[{}..]"
_first, _last = itemgetter(0), itemgetter(1)
_TWO = "moment-or-span"
_ADDS_NOTHING = re.compile(
    "(?<!U )at |within (?=(?:before|by|after) U)|(?<!before U)(?<!after U) inclusive$"
)
_DASH = r"(?:dash|years|to|at|until)"
_FORMS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"U|(?:\[|within) U|U within", _moment),
        (
            rf"(?:throughout )?(?:from |since )?U (?:since )?{_DASH} U(?: throughout)?",
            _span,
        ),
        (
            (
                rf"(?:within )?between U (?:and|{_DASH}) U(?: within)?|"
                rf"within (?:from )?U (?:and|{_DASH}) U|(?:from )?U {_DASH} U within|"
                r"\[ U \.\. U(?: \])?"
            ),
            _of_two(_WITHIN),
        ),
        (r"(?:from )?(?:since )?U (?:dash )?since|(?:since|from) U|U / \.\.", _since),
        (
            r"by U|U by|(?:\[ )?\.\. U(?: \])?|\.\. / U",
            _of_one(_BY, choose=_last, ignored="end"),
        ),
        (r"or-later U|U or-later|\[ U \.\.(?: \])?", _of_one(_FROM, choose=_first)),
        (r"before U|U before", _before),
        (r"after U|U after", _of_one(_FROM, choose=_unit_after, ignored="end")),
        (
            r"until U|U until|/ U",
            _of_one(_BY, choose=_last, doubt="until", ignored="end"),
        ),
        (r"day", _of_one("{}", _BY, choose=_last)),
        (r"U and U", _adjacent(_SPAN)),
        (r"U or U", _adjacent(_WITHIN)),
        (r"throughout U|U throughout|throughout U throughout", _whole),
        (
            rf"(?:throughout )?biennium U {_DASH} U|U {_DASH} U biennium",
            _years,
        ),
        (r"\[ U / U \]|U / U|U \.\. U", _of_two(_WITHIN, _SPAN, doubt=_TWO)),
        (r"U \.\.", _of_one(_FROM, _SINCE, choose=_first, doubt=_TWO)),
        (r"U /|U dash", _of_one(_SINCE, "{}", choose=_first, doubt="no-end")),
        (r"\[ U \]", _moment),
    )
)
