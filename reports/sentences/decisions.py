"""Sentences on what a report is made under: articles, decisions and their requests."""

from collections.abc import Iterator

from reports.language import grammar
from reports.language.field_words import conditions, field_words
from reports.language.naming import Naming, references
from reports.language.rich_text import text
from reports.matters.matter import Matter
from reports.model import Runs, plain
from reports.sentences.sentence import Sentence

_ALSO = ("", ".also", ".further")
"""Endings of the patterns of the first request, of the second, and of later ones."""


def tell_legal_basis(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say what an article provides."""
    for one in matter.of_kind("paragraph-stated"):
        content = one.content
        article = naming.name(content.subject)
        body = naming.actors(references([content], "addressees")).runs
        slots = {
            "article": article,
            "body": text(_without_convention(plain(body), plain(article))),
            "action": _with_small_letter(field_words(naming.words, content, "action")),
            "condition": field_words(naming.words, content, "condition"),
        }
        yield naming.sentence("legal-basis", slots), matter.entries


def tell_decision(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say who adopted a decision, and at which meeting."""
    for one in matter.of_kind("adopted"):
        content = one.content
        actors = naming.actors(references([content], "adopted_by"))
        meetings = references([content], "at_meeting", "meeting")
        meeting = naming.meeting(meetings[0], actors.runs) if meetings else ()
        slots = {
            "decision": naming.acted_upon(content.subject),
            "meeting": meeting,
            "place": naming.place_and_dates(meetings[0]) if meetings else (),
        }
        yield naming.sentence("decision", slots, actors), matter.entries


def tell_requests(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say what a decision requests of whom, one sentence for each paragraph."""
    adopters = naming.values(matter.subject).references("adopted_by")
    body = naming.actors(adopters)
    is_one = len(adopters) == 1 and not naming.is_plural(adopters[0])
    told = 0
    for one in matter.of_kind("paragraph-stated"):
        content = one.content
        addressees = naming.actors(references([content], "addressees"))
        action = plain(field_words(naming.words, content, "action"))
        slots = {
            "decision": naming.brief(matter.subject),
            "symbol": text(matter.subject.partition(":")[2]),
            "addressee": addressees.runs,
            "condition": conditions(naming.words, content),
            "action": text(grammar.after_de(naming.language, action)),
        }
        key = f"requests.{content.data.get('paragraph_type')}"
        to = addressees.agreement.replace(".", ".to-")
        runs: Runs = ()
        for also in _ALSO[: (told if is_one else 0) + 1][::-1]:
            agreed = naming.sentence(f"{key}{also}{to}", slots, body)
            runs = runs or agreed or naming.sentence(f"{key}{also}", slots, body)
        told += bool(runs)
        yield runs, [one]


def _without_convention(body: str, article: str) -> str:
    """Leave out of an English name the convention that the article names already."""
    for preposition in (" to the ", " of the "):
        before, _, convention = body.rpartition(preposition)
        if before and convention in article:
            return before
    return body


def _with_small_letter(action: Runs) -> Runs:
    """Begin with a small letter also what English takes for a month: "May ..."."""
    words = plain(action)
    return text(words[:1].lower() + words[1:])
