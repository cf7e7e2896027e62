"""Options of the report's commands, each written once."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Lang

For = Annotated[
    str,
    typer.Option("--for", help="The report's symbol, or a session: Minamata COP-4."),
]
KnownAt = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="As known when: a day, an instant, or #12."),
]
Period = Annotated[
    str | None, typer.Option(help="What is reported on, such as 2018/2021-03.")
]
Calendar = Annotated[
    str | None, typer.Option(help="Whose meetings are listed, such as 2021/2022.")
]
Mapping = Annotated[
    Path | None, typer.Option(help="A file of sections, instead of ours.")
]
Template = Annotated[
    Path | None, typer.Option(help="A Word template, instead of ours.")
]
Edition = Annotated[
    int | None, typer.Option(min=1, help="Which edition; by default the latest.")
]
ReadEdition = Annotated[int, typer.Option(min=1, help="The edition that was read.")]
Language = Annotated[Lang | None, typer.Option("--lang", help="In which language.")]
Languages = Annotated[
    list[Lang] | None, typer.Option("--lang", help="Which languages; by default all.")
]
Reasons = Annotated[
    list[str], typer.Option("--reason", help="Why, in a few words; or zh=….")
]
Passage = Annotated[
    str, typer.Argument(help="Key of a paragraph, such as introduction.")
]
