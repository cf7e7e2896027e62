"""The page of dashboard questions: each with its answer, and how it is asked.

``python -m tests.support.dashboards`` writes these parts of the page anew.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from threading import Thread
from typing import NamedTuple

import uvicorn
from starlette.applications import Starlette

from devtools.paths import ROOT
from graphql_engine.persisted_documents import hash_of
from tests.support.copied_ledgers import founding_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import product_app
from tests.support.log_examples import Clock

PAGE = ROOT / "docs/dashboards.md"
FOLDER = ROOT / "docs/dashboards"
HERE = "http://127.0.0.1:8000"
PART = re.compile(
    r"^<!-- question: (\S+) (\S+) -->\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)


class Question(NamedTuple):
    """A question of the page: its file, and the path to the rows of its answer."""

    name: str
    path: str

    @property
    def operation(self) -> str:
        """Read its document."""
        return (FOLDER / f"{self.name}.graphql").read_text(encoding="utf-8")

    @property
    def link(self) -> str:
        """Name it by its hash, as seen from the server."""
        return f"/graphql?documentId={hash_of(self.operation)}"

    @property
    def python(self) -> str:
        """Ask it from Python."""
        address = f"{HERE}{self.link}"
        asked = f'json.load(web.urlopen("{address}"))["data"]'
        line = f"import json, urllib.request as web; print(json.dumps({asked}))"
        return f"python3 -c '{line}'"

    @property
    def browser(self) -> str:
        """Ask it from a page of the same server."""
        return f'await (await fetch("{self.link}")).json()'

    @property
    def spreadsheet(self) -> str:
        """Write a file that a spreadsheet opens."""
        script = "python3 docs/dashboards/rows.py"
        return f'{script} \\\n  "{HERE}{self.link}" \\\n  {self.path} > {self.name}.csv'

    @property
    def grafana(self) -> str:
        """Say what differs in the settings of a panel."""
        return f"URL: {HERE}{self.link}\nRows/Root: {self.path}"


def questions(page: str) -> list[Question]:
    """List the questions of a page, in order."""
    return [Question(name, path) for name, path, _ in PART.findall(page)]


def written(page: str, rows: Callable[[Question], str]) -> str:
    """Give a page with what its questions answer, and how they are asked."""

    def part(found: re.Match[str]) -> str:
        one = Question(found[1], found[2])
        blocks = [
            f"<!-- question: {one.name} {one.path} -->",
            f"The operation, [{one.name}.graphql](dashboards/{one.name}.graphql):",
            fenced("graphql", one.operation),
            "The answer:",
            fenced("text", rows(one)),
            "Python:",
            fenced("sh", one.python),
            "Browser:",
            fenced("js", one.browser),
            "Spreadsheet:",
            fenced("sh", one.spreadsheet),
            "Grafana (not run here):",
            fenced("yaml", one.grafana),
        ]
        return "\n\n".join(blocks) + ("\n\n" if found.end() < len(page) else "\n")

    return PART.sub(part, page)


def fenced(language: str, text: str) -> str:
    """Set a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def rows_from(address: str) -> Callable[[Question], str]:
    """Ask a server for the rows of questions, by the command that the page shows."""

    def rows(one: Question) -> str:
        command = one.spreadsheet.replace(HERE, address).replace("\\\n", "")
        _, *words, _, _ = shlex.split(command)
        return ran(*words).removeprefix("\ufeff").replace("\r\n", "\n")

    return rows


def ran(*words: str) -> str:
    """Run our interpreter as a user would; give what it writes."""
    done = subprocess.run(  # noqa: S603 - our own interpreter, on words of our page
        [sys.executable, *words], cwd=ROOT, check=True, capture_output=True
    )
    return done.stdout.decode()


def application(folder: Path) -> Starlette:
    """Make the founding history's server, which trusts the page's documents."""
    clock = Clock(TODAY)
    services = founding_services(folder, clock)
    services.close()
    changed = {"trusted_documents": str(FOLDER), "only_trusted_documents": True}
    return product_app(services.settings.model_copy(update=changed), clock=clock)


@contextmanager
def serving() -> Iterator[str]:
    """Serve the founding history on a free port of this machine; give the address."""
    with TemporaryDirectory() as folder:
        config = uvicorn.Config(application(Path(folder)), log_level="warning")
        server = uvicorn.Server(config)
        # It listens before the server starts, so who asks at once waits in line.
        with create_server(("127.0.0.1", 0)) as listening:
            thread = Thread(target=server.run, args=([listening],))
            thread.start()
            try:
                yield f"http://127.0.0.1:{listening.getsockname()[1]}"
            finally:
                server.should_exit = True
                thread.join()


def write_page() -> None:
    """Write the page's answers anew."""
    with serving() as address:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, rows_from(address)), encoding="utf-8")


if __name__ == "__main__":
    write_page()
