"""The command line tells the same, wherever the record is kept."""

import json
import re
import shlex
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.answers import QUESTIONS
from tests.support.cli_reports import FOR, PERIOD
from tests.support.command_line import CommandLine, Told

pytest_plugins = ("tests.support.ledgers",)
pytestmark = pytest.mark.postgresql

IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHEET = """\
name: minutes
source:
  document: minutes-2026-05
  day: 2026-05-31
entries:
  - key: minutes
    kind: document.issued
    subject: minutes-2026-05
    occurred: 2026-05-31
  - key: heads-met
    kind: meeting.held
    subject: heads-2026-05
    occurred: 2026-05
    place: {en: Geneva}
    para: 1
"""
MET = "record meeting.held --subject=task-force-2026 --occurred=2026-03-10 --key=a"
ADA = "record actor.registered --subject=person/ada"
WORDS = (
    "init",
    "init",
    "init --if-missing",
    f"{MET} --set=place=Genf",
    f"{MET} --set=place=Genf",
    f"{MET} --confirm",
    "record meeting.held --subject=任务组 --occurred=2026-03 --title=zh=会议 --confirm",
    "record meeting.held --subject=nobody --set=places=x",
    f"{ADA} --set=actor_type=person --set=personal_name=Ada --confirm",
    "correct 646 --set=place=Geneva --reason=misread --confirm",
    "correct 999 --set=place=x --reason=r",
    "attest 646 --source=document=UNEP/MC/COP.4/INF/17,para=7 --confirm",
    "withdraw 647 --reason=misread --confirm",
    "withdraw 647 --reason=misread --confirm",
    "same-as meeting:task-force-2026 meeting:任务组 --reason=one",
    "import SHEET",
    "import SHEET",
    "import SHEET --dry-run",
    "show person/ada",
    "erase 648 --reason=asked --yes",
    "show person/ada",
    "show task-force-2026 --history",
    "explain task-force-2026 place",
    "diff --known-at=#645 --and-known-at=#655",
    "timeline --as-of=2026-11-21 --limit=12 --format=csv",
    "matrix --by=group --format=csv",
    "find 'unep/mc/cop.4/ INF/17'",
    "findings --format=json",
    "load SHEET",
    "export -o EXPORT --personal NAMES --artefacts FILES",
    "rebuild",
    *QUESTIONS,
)
SETTINGS = ("sqlite", "integrity", "fsync", "commit", "synchronous", "foreign_keys")
"""What ``doctor`` finds in the words of one engine."""


class Both:
    """Two command lines, on one ledger of each engine."""

    def __init__(self, addresses: list[str], patch: pytest.MonkeyPatch) -> None:
        self.addresses = addresses
        self.patch = patch
        self.line = CommandLine(Path("unused"), patch)

    def __call__(self, words: str) -> list[Told]:
        """Type the same on both."""
        return [self.told(address, words) for address in self.addresses]

    def told(self, address: str, words: str) -> Told:
        """Give what one tells: its address, and random identities, left out."""
        self.patch.setenv("TRILOGUE_DATABASE", address)
        told = self.line(*shlex.split(words))
        return Told(told.code, *(plain(one, address) for one in told[1:]))

    def written(self, address: str, words: str) -> bytes:
        """Give the bytes of the file that one writes, called ``file``."""
        told = self.told(address, words)
        assert told.code == 0, told.err
        return Path("file").read_bytes()


def plain(text: str, address: str) -> str:
    """Leave out what must differ."""
    shown = sa.make_url(address).render_as_string().removeprefix("sqlite:///")
    for place in (address, shown):
        text = text.replace(place, "PLACE")
    return IDENTITY.sub("ID", text)


@pytest.fixture
def both(
    sqlite_address: str, postgresql_address: str, monkeypatch: pytest.MonkeyPatch
) -> Both:
    """Give a place without a ledger on each engine."""
    return Both([sqlite_address, postgresql_address], monkeypatch)


def test_every_command_tells_the_same(both: Both, tmp_path: Path) -> None:
    """From an empty place on: what is done, what is refused, and what is answered."""
    (tmp_path / "SHEET").write_text(SHEET, encoding="utf-8")
    both.patch.chdir(tmp_path)

    told = {f"{number} {one}": both(one) for number, one in enumerate(WORDS)}

    for words, (here, there) in told.items():
        assert there == here, words
    checks = [
        [
            (one["check"], one["is_well"])
            for one in json.loads(each.out)
            if not any(word in one["check"] for word in SETTINGS)
        ]
        for each in both("doctor --format=json")
    ]
    assert checks[1] == checks[0]


@pytest.mark.slow
def test_a_report_is_the_same_in_each_format(both: Both, tmp_path: Path) -> None:
    """Written from an edition that was made before the ledger moved to the server."""
    (tmp_path / "text.txt").write_text("In short.", encoding="utf-8")
    both.patch.chdir(tmp_path)
    here, there = both.addresses
    report, apart = f"report {shlex.join(FOR)}", "--personal=names --artefacts=files"
    for words in (
        "init",
        f"report write introduction {shlex.join(FOR)} --how=fills text.txt",
        f"report edition {shlex.join([*FOR, *PERIOD])} --lang=zh --lang=ar",
        f"export -o log {apart}",
    ):
        both.told(here, words)
    both.told(there, f"load log {apart}")

    for form in ("docx", "pdf", "html", "md", "akn", "json"):
        words = f"{report} --edition=1 --lang=ar --format={form} -o file"
        files = [both.written(address, words) for address in both.addresses]
        assert files[0] == files[1], form
    for words in ("checklist", "status", "texts", "list"):
        told = both(f"report {words} {shlex.join(FOR) if words != 'list' else ''}")
        assert told[0] == told[1], words
