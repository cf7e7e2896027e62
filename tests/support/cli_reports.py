"""A report on the command line: its ledger, and the words that are typed of it."""

from pathlib import Path

from tests.support.command_line import CommandLine, Told

REPORT = "UNEP/MC/COP.4/INF/17"
FOR = ("--for", REPORT)
PERIOD = ("--period=2018/2021-03", "--as-of=2021-03-31")


def made(typed: CommandLine, *options: str) -> Told:
    """Make an edition."""
    told = typed("report", "edition", *FOR, *PERIOD, "--lang=en", "--lang=zh", *options)
    assert told.code == 0, told.err
    return told


def for_entity(typed: CommandLine, entity: str, *arguments: str) -> Told:
    """Type a command for an entity."""
    return typed("--actor=officer-1", f"--entity={entity}", "report", *arguments)


def text_file(folder: Path, words: str = "In short.") -> tuple[str, ...]:
    """Put a text into a file, and give its path as an argument."""
    place = folder / "text.txt"
    place.write_text(words, encoding="utf-8")
    return (str(place),)
