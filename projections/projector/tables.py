"""The tables that answers are read from: an index of the log, derived and disposable.

Each row says on which days (``counts_from``, ``counts_until``) and from which to
which position of the log (``known_from``, ``known_until``) it holds; the lower bound
is inclusive, the upper one not. Days are ordinals, ids 32 hexadecimal digits.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import sqlalchemy as sa

OPEN = 2**53
"""The position after every position: what holds still."""

_ID = sa.String(32)
_POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# A server orders words as its language does, which differs from one to the next.
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

state = sa.Table(
    "projection",
    sa.MetaData(),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("position", _POSITION, nullable=False),
)
"""Which generation of tables is read, and how far each one has read the log."""

lease = sa.Table(
    "projection_lease",
    state.metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("until", sa.Double, nullable=False),
)
"""Which process fills a projection's tables; until when, in seconds since 1970."""


class Columns(NamedTuple):
    """A view's own columns, and the indexes that its questions need."""

    columns: Mapping[str, sa.types.TypeEngine[Any]]
    indexes: tuple[tuple[str, ...], ...]


_WORLD = {"counts_from": sa.Integer(), "counts_until": sa.Integer()}

SHAPES: Mapping[str, Columns] = {
    "setting": Columns(
        {
            "subject": _ID,
            "field": _TEXT,
            "item": _TEXT,
            "value": _TEXT,
            "entry": _POSITION,
            "changed_by": _POSITION,
            "ties": _TEXT,
            **_WORLD,
        },
        (("subject", "field", "known_until", "counts_until", "counts_from"),),
    ),
    "fact": Columns(
        {
            "subject": _ID,
            "entry": _POSITION,
            "kind": _TEXT,
            "first": sa.Integer(),
            "last": sa.Integer(),
            "counts_from": sa.Integer(),
            "rank": sa.Integer(),
            "content": sa.LargeBinary(),
        },
        (("subject", "known_until", "counts_from"), ("entry", "known_until")),
    ),
    "scope": Columns(
        {
            "subject": _ID,
            "scope": _ID,
            "counts_from": sa.Integer(),
            "rank": sa.Integer(),
            "first": sa.Integer(),
            "entry": _POSITION,
        },
        (
            (
                "scope",
                "counts_from",
                "rank",
                "first",
                "entry",
                "known_from",
                "known_until",
            ),
            ("subject", "known_until"),
        ),
    ),
    "matrix_area": Columns(
        {
            "subject": _ID,
            "framework": _ID,
            "place": sa.Integer(),
            "cells": _TEXT,
            **_WORLD,
        },
        (
            ("framework", "known_until", "counts_until", "counts_from"),
            ("subject", "known_until"),
        ),
    ),
    "matrix_lead": Columns(
        {"subject": _ID, "area": _ID, "cells": _TEXT, **_WORLD},
        (
            ("area", "known_until", "counts_until", "counts_from"),
            ("subject", "known_until"),
        ),
    ),
    "matrix_group": Columns(
        {"subject": _ID, "area": _ID, "entry": _POSITION, **_WORLD},
        (
            ("area", "known_until", "counts_until", "counts_from"),
            ("subject", "known_until"),
        ),
    ),
    "name": Columns(
        {
            "subject": _ID,
            "family": _TEXT,
            "normalised": _TEXT,
            "reference": _TEXT,
            "member": _ID,
            "place": sa.Integer(),
        },
        (
            ("normalised", "family"),
            ("subject", "known_until"),
            ("member",),
            ("family", "place", "normalised", "subject"),
        ),
    ),
    "life": Columns(
        {
            "subject": _ID,
            "opening": _POSITION,
            "opens_first": sa.Integer(),
            "closing": _POSITION,
            "closes_last": sa.Integer(),
            "standing": sa.Integer(),
        },
        (("subject", "known_until"),),
    ),
    "line": Columns(
        {
            "subject": _ID,
            "entry": _POSITION,
            "kind": _TEXT,
            "entity": _TEXT,
            "basis": _TEXT,
            "delay": sa.Integer(),
            "words": _TEXT,
            "counts_from": sa.Integer(),
            "rank": sa.Integer(),
            "first": sa.Integer(),
        },
        (
            ("subject", "known_until"),
            ("entry", "known_until"),
            (
                "kind",
                "counts_from",
                "rank",
                "first",
                "entry",
                "known_from",
                "known_until",
            ),
            ("delay", "entry"),
        ),
    ),
    "calendar": Columns(
        {
            "subject": _ID,
            "status": _TEXT,
            "date": _TEXT,
            "tentative": sa.Integer(),
            "starts": sa.Integer(),
            "ends": sa.Integer(),
            "entry": _POSITION,
            **_WORLD,
        },
        (("subject", "known_until"), ("starts", "subject"), ("ends", "starts")),
    ),
    "tie": Columns(
        {
            "subject": _ID,
            "field": _TEXT,
            "item": _TEXT,
            "entry": _POSITION,
            "ties": _TEXT,
            **_WORLD,
        },
        (("subject", "known_until"), ("entry", "field", "item")),
    ),
    "follow": Columns(
        {"subject": _ID, "entry": _POSITION, "follows_from": _ID},
        (("subject", "known_until"), ("follows_from", "known_until")),
    ),
    "amendment": Columns(
        {"subject": _ID, "entry": _POSITION, "kind": _TEXT, "target": _ID},
        (("subject", "known_until"), ("kind", "entry"), ("target",)),
    ),
}
"""The views, by name."""


RULES = 1
"""Raised when one log gives other rows than before, though the columns stay."""


def version() -> str:
    """Name the version of the tables: their columns, indexes and rules."""
    said = repr((RULES, [(name, *shape) for name, shape in SHAPES.items()]))
    return sha256(said.encode()).hexdigest()[:12]


class Tables:
    """The tables of one generation."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.metadata = sa.MetaData()
        self.views = {name: self._view(name) for name in SHAPES}
        self.set_aside = sa.Table(
            f"set_aside_{generation}",
            self.metadata,
            sa.Column("position", _POSITION, primary_key=True, autoincrement=False),
            sa.Column("reason", sa.Text, nullable=False),
        )
        self.joined = sa.Table(
            f"joined_{generation}",
            self.metadata,
            sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("event_id", _ID, nullable=False),
            sa.Column("subject", _ID, nullable=False),
            sa.Column("into", _ID, nullable=False),
        )

    def __getitem__(self, name: str) -> sa.Table:
        return self.views[name]

    def _view(self, name: str) -> sa.Table:
        shape = SHAPES[name]
        full = f"{name}_{self.generation}"
        bounds = ("known_from", "known_until")
        return sa.Table(
            full,
            self.metadata,
            sa.Column("id", _POSITION, primary_key=True, autoincrement=False),
            *(sa.Column(c, t, nullable=False) for c, t in shape.columns.items()),
            *(sa.Column(c, _POSITION, nullable=False) for c in bounds),
            *(
                sa.Index(f"{full}_{number}", *columns)
                for number, columns in enumerate(shape.indexes, 1)
            ),
        )


@lru_cache(maxsize=8)
def tables(generation: int) -> Tables:
    """Give the tables of a generation."""
    return Tables(generation)
