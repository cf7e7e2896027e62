"""All limits of operations and of what they bring, in one table.

The code reads the numbers here, and `devtools.generate` writes them into the
documentation.
"""

from collections.abc import Mapping

MOST_CHARACTERS = 50_000
"""Characters of a document; the parser reads comments too, which are no tokens."""

MOST_TOKENS = 2_000
"""Tokens of a document."""

MOST_OPERATIONS = 20
"""Operations of a document: one is executed, and all are validated."""

MOST_FRAGMENTS = 50
"""Fragments of a document: validation compares each with each."""

NAME_CHARACTERS = 100
"""Characters of a name or a number; an error message repeats an unknown one."""

QUERY_TEXT_CHARACTERS = 500
"""Characters of a text in a query."""

MUTATION_TEXT_CHARACTERS = 1_000_000
"""Characters of a text in a mutation: as many as a request has bytes."""

QUERY_VALUES, MUTATION_VALUES = 500, 5_000
"""Values of all variables, and of the lists and objects in them."""

INPUT_LEVELS = 20
"""Lists and objects within each other, in variables."""

LARGEST_PAGE = 10_000
"""Nodes of a page; also the size that is assumed of a page of unknown size."""

UNPAGED = 10
"""The length that is assumed of a list that is not a page."""

QUERY_SECONDS = 10.0
"""How long a query may take; then it is stopped."""

COSTLY_MILLISECONDS = 10.0
"""Operations estimated to take longer wait for each other in one lane."""

MOST_ERRORS = 10
"""Errors of a response, and the number of further errors."""

LIMITS: Mapping[str, tuple[int, str]] = {
    "depth": (15, "levels of fields"),
    "fields": (500, "fields"),
    "aliases": (50, "aliases"),
    "repeats": (50, "repeated fields"),
    "directives": (50, "directives"),
    "introspections": (1, "introspections of the schema"),
    "schema_parts": (
        30_000,
        "parts of the schema to tell, as estimated from its lists",
    ),
    "questions": (32, "questions or acts"),
    "statements": (400, "statements for the database, as estimated"),
    "page_nodes": (20_000, "nodes on its pages"),
    "rows": (100_000, "rows, as estimated from its lists and pages"),
    "values": (400_000, "values, as estimated from its lists and pages"),
    "work": (5_000, "milliseconds of work, as estimated"),
}
"""Attribute of `QuerySize` -> the most that is allowed, and what it is."""
