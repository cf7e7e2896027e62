"""Values, right and wrong, for the schema of ``executor_trap_schema.py``.

They are made from a seed, so that two executors can each be given a world of their own
that is the same; many values are of a class that their type does not want.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import strawberry

from tests.support.executor_trap_scalars import Colour, Grade, Leaves
from tests.support.executor_trap_schema import (
    AnyPoint,
    Blob,
    BrokenPoint,
    Cast,
    Circle,
    Page,
    Point,
    PointRow,
    PointTuple,
    Query,
    Resolved,
    Shape,
    Square,
)


class Strange:
    """A value that no leaf accepts, although it has a text."""

    def __str__(self) -> str:
        """Give a text."""
        return "strange"

    def __repr__(self) -> str:
        """Look the same each time."""
        return "Strange()"


class Word(str):
    """A text of a class of its own."""

    __slots__ = ()


def anything() -> list[Any]:
    """Return new values of every class that a leaf may hold."""
    return [
        None,
        "",
        "text",
        "12",
        "none",
        "red",
        "RED",
        Word("word"),
        0,
        1,
        7,
        -1,
        2**31,
        2**40,
        1.0,
        1.5,
        2.0,
        float("nan"),
        float("-inf"),
        True,
        Colour.BLUE,
        Colour.CRIMSON,
        Grade.HIGH,
        date(2021, 3, 31),
        datetime(2021, 3, 31, 12, tzinfo=UTC),
        Decimal("1.50"),
        ValueError("a value that is an error"),
        Strange(),
        [],
        ["a", None, 3],
        ("b",),
        {"a": [1, None]},
        b"bytes",
        [[1, 2], None, [2**33], "no", [None]],
    ]


_RIGHT: dict[str, Any] = {
    "text": "text",
    "text_or_null": None,
    "number": 7,
    "number_or_null": 8,
    "real": 0.25,
    "real_or_null": None,
    "flag": True,
    "flag_or_null": False,
    "id": "id",
    "colour": Colour.BLUE,
    "grade": Grade.LOW,
    "day": date(2021, 3, 31),
    "day_or_null": None,
    "instant": datetime(2021, 3, 31, tzinfo=UTC),
    "money": Decimal("1.50"),
    "picky": "letters",
    "json": {"a": [1, None, "é"]},
    "texts": ["a", "b"],
    "texts_or_nulls": ("a", None),
    "table": [[1], None, []],
    "colours": [Colour.RED, Colour.CRIMSON],
    "class_": "class",
    "secret": "secret",
    "loud": "loud",
    "old": None,
}


def _leaves(random: Random) -> Any:  # noqa: ANN401 - right or wrong
    if random.random() < 0.05:
        return random.choice([None, ValueError("no leaves"), 3])
    values = dict(_RIGHT)
    for name in random.sample(sorted(values), random.choice([0, 0, 0, 1, 2])):
        values[name] = random.choice(anything())
    return Leaves(**values)


def _circle(random: Random) -> Circle:
    return Circle(name="o", size=random.choice([None, 1, 2, 3, 4]), radius=0.5)


def _shape(random: Random, depth: int = 2) -> Any:  # noqa: ANN401 - right or wrong
    chance = random.random()
    if chance < 0.5:
        return _circle(random)
    if chance < 0.8 and depth:
        corners = [_circle(random) for _ in range(random.randrange(3))]
        inside = _shape(random, depth - 1)
        if not isinstance(inside, Shape) or random.random() < 0.2:
            inside = None
        return Square(name="[]", size=4, inside=inside, corners=corners)
    if chance < 0.9:
        return Blob(name="~", size=2, weight=random.choice([1, 1, 2]))
    if chance < 0.95:
        return strawberry.cast(Circle, Cast(random.randrange(4)))
    if chance < 0.97:
        return strawberry.cast(Square, _circle(random))
    return random.choice([None, "shape", ValueError("no shape"), PointRow(1, "row")])


def _point(random: Random) -> Any:  # noqa: ANN401 - right or wrong
    x: Any = (
        random.choice([1, 2, 3, 4, 2**31, None, "5"]) if random.random() < 0.2 else 1
    )
    made: list[Callable[[], object]] = [
        lambda: Point(x=x, label=None),
        lambda: Point(x=x, label=None),
        lambda: PointRow(x, "row"),
        lambda: PointTuple(x, "tuple"),
    ]
    if random.random() < 0.2:
        made = [
            lambda: None,
            BrokenPoint,
            AnyPoint,
            lambda: ValueError("no point"),
            lambda: {"x": 1, "label": "a mapping"},
            lambda: strawberry.cast(Point, Cast(1)),
        ]
    return random.choice(made)()


def _either(random: Random) -> Any:  # noqa: ANN401 - right or wrong
    if random.random() < 0.1:
        return _shape(random)
    return random.choice([_circle, _point])(random)


def _list(random: Random, make: Callable[[Random], object]) -> Any:  # noqa: ANN401 - right or wrong
    made = [make(random) for _ in range(random.choice([0, 1, 2, 12]))]
    shapes: list[Callable[[list[object]], object]] = [
        list,
        list,
        list,
        list,
        tuple,
        _generated,
        lambda _: None,
        lambda _: "no list",
    ]
    return random.choice(shapes)(made)


def _generated(values: list[object]) -> Iterator[object]:
    yield from values


def _page(random: Random, make: Callable[[Random], object]) -> Any:  # noqa: ANN401 - right or wrong
    return Page(items=_list(random, make), next=random.choice([None, "more"]))


def _resolved(random: Random) -> Any:  # noqa: ANN401 - right or wrong
    return Resolved(number=random.randrange(12)) if random.random() < 0.95 else None


def _row(random: Random) -> Any:  # noqa: ANN401 - right or wrong
    return _list(random, _point)


def holding(name: str) -> Query:
    """Make a world in which one leaf holds each of those values in turn."""
    made = world(0)
    made.leaves = [Leaves(**{**_RIGHT, name: value}) for value in anything()]
    made.leaf = None
    return made


def world(seed: int) -> Query:
    """Make a world; the same one for the same seed."""
    random = Random(seed)  # noqa: S311 - the same again is what is wanted
    return Query(
        leaves=_list(random, _leaves),
        leaf=_leaves(random),
        shapes=_list(random, _shape),
        shape_or_null=_shape(random),
        squares=_list(random, _shape),
        eithers=_list(random, _either),
        points=_list(random, _point),
        strict_points=_list(random, _point),
        page=_page(random, _point),
        circles=_page(random, _circle),
        resolved=_list(random, _resolved),
        grid=_list(random, _row),
    )
