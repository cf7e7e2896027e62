"""Options that several commands share, each written once."""

from enum import StrEnum
from typing import Annotated, NamedTuple

import typer


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"


class Certain(StrEnum):
    """Whether an answer also lists what may have happened."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Lang(StrEnum):
    """The languages of the United Nations."""

    EN = "en"
    ZH = "zh"
    FR = "fr"
    ES = "es"
    RU = "ru"
    AR = "ar"


AsOf = Annotated[
    str | None, typer.Option(metavar="DAY", help="As of which day; by default today.")
]
AnswerFormat = Annotated[
    Format, typer.Option("--format", help="How to write the answer.")
]


class QueryOptions(NamedTuple):
    """The options of every query; ``query_commands`` reads the annotations."""

    as_of: AsOf = None
    known_at: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="As known when: a day, an instant, or a position such as #12.",
        ),
    ] = None
    certainty: Annotated[
        Certain, typer.Option(help="Whether to list what may have happened too.")
    ] = Certain.CERTAIN
    lang: Annotated[Lang | None, typer.Option(help="Language of words and dates.")] = (
        None
    )
    format: AnswerFormat = Format.TABLE


SCRATCH = "--scratch"
SCRATCH_HELP = "Work on a temporary copy of the ledger, which cannot be recorded in."
Scratch = Annotated[bool, typer.Option(SCRATCH, help=SCRATCH_HELP)]
Confirm = Annotated[
    bool, typer.Option("--confirm", help="Record in spite of the doubts shown.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Check everything and record nothing.")
]
WordsIn = Annotated[Lang, typer.Option(help="Language of bare words.")]
Reason = Annotated[str, typer.Option(help="Why, in a few words.")]
Target = Annotated[
    str, typer.Argument(metavar="ENTRY", help="Its position (12 or #12) or its id.")
]
Texts = list[str] | None
"""An option that can be given several times."""

Values = Annotated[
    Texts,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="One field; a list is given item by item, words as name.zh=….",
    ),
]
Sources = Annotated[
    Texts,
    typer.Option(
        "--source",
        metavar="document=…,para=…",
        help="Where it stands written: document, para, words, printed, day.",
    ),
]
