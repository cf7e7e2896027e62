"""The page of tables: the views that answers are read from, with their columns."""

from devtools.markdown import code, codes, section, table
from projections.projector.tables import SHAPES
from projections.projector.views import VIEWS

OPENING = """\
# Tables of answers

<!-- Printed by `make generate` from projections/: change it there. -->

Answers are read from these tables. They follow from the log and can be dropped and made
anew by `trilogue rebuild`. What they are for stands in
[the architecture](ARCHITECTURE.md).
The number of the generation is a part of each name, as in `setting_1`.

Besides its own columns each has `id`, `known_from` and `known_until`: the row holds for
those who know the log from the one position on and not yet the other. `counts_from` and
`counts_until` are days in the same way. Days are counted from 1 January of the year 1,
which is day 1; identities are 32 hexadecimal digits.
"""


def tables_page() -> str:
    """Write the page of all views, in Markdown."""
    return "\n".join([OPENING, *(_view(name) for name in SHAPES)])


def _view(name: str) -> str:
    shape = SHAPES[name]
    sentence = (VIEWS[name].__doc__ or "").partition("\n")[0].removeprefix("Give ")
    rows = [
        (code(column), str(holds).lower()) for column, holds in shape.columns.items()
    ]
    indexes = "".join(f"- {codes(columns)}\n" for columns in shape.indexes)
    parts = [section(2, name), sentence[:1].upper() + sentence[1:], ""]
    found = f"Found by:\n\n{indexes}"
    return "\n".join([*parts, table(("Column", "Holds"), rows), found])
