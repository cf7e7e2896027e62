"""The tables that queries read: derived from the log, and disposable.

Each row says on which days (``counts_from``, ``counts_until``) and from which to
which position of the log (``known_from``, ``known_until``) it holds; the lower bound
is inclusive, the upper one not. Days are ordinals, identifiers 32 hexadecimal digits.
"""

from functools import lru_cache
from hashlib import sha256

import sqlalchemy as sa

from projections.projector.columns import ID, POSITION
from projections.projector.view import View
from projections.projector.views import VIEWS

OPEN = 2**53
"""A position after all others: the upper bound of a row that still holds."""

state = sa.Table(
    "projection_state",
    sa.MetaData(),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("position", POSITION, nullable=False),
    sa.Column("holder", sa.Text, nullable=False, default=""),
    sa.Column("until", sa.Double, nullable=False, default=0.0),
)
"""Which generation of tables is read, and how far each one has read the log.

``holder`` is the process that holds the lease to fill the tables, and ``until`` when
the lease ends, in seconds since 1970.
"""

BOUNDS = ("known_from", "known_until")
"""Columns that every view's table has beside its own."""

RULES = 2
"""Raise it when the same log gives other rows than before in the same columns."""


def version(views: tuple[View, ...] = VIEWS) -> str:
    """Return the version of the tables: a hash of their columns, indexes and rules."""
    shapes = [(view.name, dict(view.columns), view.indexes) for view in views]
    return sha256(repr((RULES, shapes)).encode()).hexdigest()[:12]


class Tables:
    """The tables of one generation: one for each view, and two of the projector."""

    def __init__(self, generation: int, views: tuple[View, ...]) -> None:
        self.generation = generation
        self.metadata = sa.MetaData()
        self.views = {view.name: self._table(view) for view in views}
        self.set_aside = sa.Table(
            f"set_aside_{generation}",
            self.metadata,
            sa.Column("position", POSITION, primary_key=True, autoincrement=False),
            sa.Column("reason", sa.Text, nullable=False),
        )
        self.joined = sa.Table(
            f"joined_{generation}",
            self.metadata,
            sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("event_id", ID, nullable=False),
            sa.Column("subject", ID, nullable=False),
            sa.Column("into", ID, nullable=False),
        )

    def __getitem__(self, view: str) -> sa.Table:
        return self.views[view]

    def _table(self, view: View) -> sa.Table:
        name = f"{view.name}_{self.generation}"
        return sa.Table(
            name,
            self.metadata,
            sa.Column("id", POSITION, primary_key=True, autoincrement=False),
            *(sa.Column(c, t, nullable=False) for c, t in view.columns.items()),
            *(sa.Column(c, POSITION, nullable=False) for c in BOUNDS),
            *(
                sa.Index(f"{name}_{number}", *columns)
                for number, columns in enumerate(view.indexes, 1)
            ),
        )


@lru_cache(maxsize=8)
def tables(generation: int, views: tuple[View, ...] = VIEWS) -> Tables:
    """Return the tables of a generation."""
    return Tables(generation, views)
