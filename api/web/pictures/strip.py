"""A strip: how many entries an area has in each half-year, as a small picture."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from api.web.rendering import Sayings

WIDTH = 144
"""Of the picture, in units of its view box."""

HEIGHT = 18
"""Of the highest bar."""

LANE = 6
"""Distance of the hollow bars below the line."""

MOST_LANES = 4
FEWEST_HALVES = 8
SECOND_HALF = 41
"""The number of a second half-year in EDTF; 40 is the first."""


class Bar(NamedTuple):
    """A rectangle, in units of the view box."""

    x: float
    y: float
    width: float
    height: float


class Strip(NamedTuple):
    """A picture of the entries of one area.

    Attributes:
        bars: entries of which the half-year is known.
        spans: entries that belong to one of several half-years: hollow bars below.
        ticks: x and height of the marks of years.
        height: of the whole picture.
        label: the same in words.
    """

    bars: Sequence[Bar]
    spans: Sequence[Bar]
    ticks: Sequence[tuple[float, int]]
    height: int
    label: str


class Scale(NamedTuple):
    """The half-years that all strips of a table show.

    Attributes:
        first, last: numbers of half-years: twice the year, and 1 for a second half.
        most: the largest number of entries in one half-year.
    """

    first: int
    last: int
    most: int

    @property
    def step(self) -> float:
        """The width of a half-year."""
        return WIDTH / (self.last - self.first + 1)

    @property
    def years(self) -> tuple[int, int, int]:
        """The years that the head of the column names: first, middle and last."""
        first, last = self.first // 2, self.last // 2
        return first, (first + last) // 2, last


def half_year(edtf: str) -> int:
    """Return the number of a half-year such as ``2021-41``."""
    year, _, half = edtf.partition("-")
    return int(year) * 2 + (int(half) == SECOND_HALF)


def scale_of(rows: Sequence[Mapping[str, Any]], last_year: int) -> Scale:
    """Return the scale on which the rows of a heat map fit.

    Args:
        rows: the counts of rows of the GraphQL field `heatMap`, by half-years.
        last_year: the year of the moment; the scale goes on to its end.
    """
    cells = [cell for row in rows for cell in row["cells"]]
    ends = [span for row in rows for span in row["spans"]]
    numbers = [half_year(cell["period"]["date"]) for cell in cells]
    numbers += [half_year(span["last"]["date"]) for span in ends]
    last = max([*numbers, last_year * 2 + 1])
    first = min([*numbers, last - FEWEST_HALVES + 1]) // 2 * 2
    counts = [cell["count"] - cell["imprecise"] for cell in cells]
    return Scale(first, last, max([*counts, 1]))


def strip_of(counts: Mapping[str, Any] | None, scale: Scale, say: Sayings) -> Strip:
    """Draw the entries of an area.

    Args:
        counts: of a row of `heatMap`; None if it has no entries.
    """
    cells = counts["cells"] if counts else ()
    spans = counts["spans"] if counts else ()
    known = [one for one in cells if one["count"] > one["imprecise"]]
    drawn = spans[:MOST_LANES]
    return Strip(
        [_bar(one, scale) for one in known],
        [_span(one, scale, lane) for lane, one in enumerate(drawn)],
        [
            ((number - scale.first) * scale.step, 4 if number % 4 == 0 else 2)
            for number in range(scale.first, scale.last + 1, 2)
        ],
        HEIGHT + 4 + LANE * MOST_LANES,
        _label(known, spans, counts["undated"] if counts else 0, say),
    )


def _bar(cell: Mapping[str, Any], scale: Scale) -> Bar:
    x = (half_year(cell["period"]["date"]) - scale.first) * scale.step
    height = HEIGHT * (cell["count"] - cell["imprecise"]) / scale.most
    return Bar(
        round(x + 1, 1), round(HEIGHT - height, 1), _inner(scale.step), round(height, 1)
    )


def _span(span: Mapping[str, Any], scale: Scale, lane: int) -> Bar:
    first, last = (half_year(span[one]["date"]) for one in ("first", "last"))
    x = (first - scale.first) * scale.step
    width = (last - first + 1) * scale.step
    return Bar(round(x + 1, 1), HEIGHT + 4 + LANE * lane, _inner(width), 3.5)


def _inner(width: float) -> float:
    """Leave a gap between a bar and the next one."""
    return round(max(width - 2, 1), 1)


def _label(
    known: Sequence[Mapping[str, Any]],
    spans: Sequence[Mapping[str, Any]],
    undated: int,
    say: Sayings,
) -> str:
    parts = [
        say(
            "strip_known",
            n=cell["count"] - cell["imprecise"],
            period=cell["period"]["display"],
        )
        for cell in known
    ]
    parts += [
        say(
            "strip_span",
            n=span["count"],
            first=span["first"]["display"],
            last=span["last"]["display"],
        )
        for span in spans
    ]
    if undated:
        parts.append(say("strip_undated", n=undated))
    return "; ".join(parts) or say("strip_empty")
