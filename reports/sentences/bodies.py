"""Sentences on bodies: groups, their start, their officers and their meetings."""

from collections.abc import Iterator

from reports.language import grammar
from reports.language.field_words import cause, field_words, objective
from reports.language.naming import Naming, references
from reports.language.rich_text import capitalised, text
from reports.matters.matter import Matter
from reports.model import plain
from reports.sentences.sentence import Sentence

_AGREED = {"en": "to ", "ar": "على "}
"""How an outcome begins that can stand after "agreed"."""
_FEWEST_AREAS = 3
"""Of officers for fewer areas the titles tell more than their number."""
_DE = ("de ", "d’")


def tell_group(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say who set up, revived or dissolved a group, and what for."""
    content = matter.leading.content
    name = content.kind.partition(".")[2]
    members = references([content], "members") if name == "reinvigorated" else ()
    slots = {
        "group": naming.acted_upon(content.subject, is_whole=True),
        "when": naming.when(matter.leading),
        "objective": objective(naming.words, content),
        "cause": cause(naming.words, content),
    }
    actors = naming.actors(references([content], "set_up_by"), members)
    runs = naming.sentence(f"group.{name}", slots, actors)
    yield runs or naming.sentence(f"group.{name}.unstated", slots), matter.entries


def tell_start(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say when a group had its terms of reference, and when it started work."""
    terms = matter.of_kind("terms-of-reference-adopted")
    started = matter.of_kind("started-work")
    meetings = references([one.content for one in started], "at_meeting", "meeting")
    slots = {
        "when": naming.when(*(started or terms)),
        "terms_when": naming.when(*terms),
        "meeting": naming.name(meetings[0]) if meetings else (),
    }
    key = "start.terms" if not started else "start.both" if terms else "start"
    actors = naming.actors([matter.leading.content.subject])
    yield naming.sentence(key, slots, actors), matter.entries


def tell_officers(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say how many officers were appointed to one function."""
    contents = [one.content for one in matter.of_kind("assigned")]
    functions = references(contents, "function")
    areas = references(contents, "area")
    bodies = references(contents, "body")
    entities = references(contents, "entity")
    if len(functions) == 1 and not 0 < len(areas) < _FEWEST_AREAS:
        is_one_each = len(entities) == len(contents) > 1
        kind = "areas" if areas else "each" if is_one_each else "several"
        body = naming.name(bodies[0]) if len(bodies) == 1 and not areas else ()
        n = len(areas or contents)
        function = text(naming.words.count(f"function/{functions[0]}", n))
        told = naming.counted(f"officers.{functions[0]}.{kind}", n, body)
        told = told or naming.counted(f"officers.{kind}", n, body, function)
        yield capitalised(told), matter.entries


def tell_meeting(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say what those who met agreed, or else which meeting was held by whom."""
    contents = [one.content for one in matter.entries]
    outcomes = matter.of_kind("outcome-recorded")
    if outcomes:
        outcome = plain(field_words(naming.words, outcomes[-1].content, "outcome"))
        is_past = grammar.is_past(naming.language, outcome)
        slots = {
            "when": naming.when(*matter.of_kind("held")),
            "outcome": text(outcome if is_past else _agreed(naming.language, outcome)),
        }
        key = "meeting.did" if is_past else "meeting.agreed"
        actors = naming.actors(references(contents, "participants"))
        yield naming.sentence(key, slots, actors), matter.entries
    elif matter.of_kind("held"):
        named = naming.indefinite(matter.subject)
        slots = {"meeting": naming.with_place(named, matter.subject)}
        actors = naming.actors(references(contents, "organizers"))
        yield naming.sentence("meeting.held", slots, actors), matter.entries


def _agreed(language: str, outcome: str) -> str:
    """Give an outcome that can stand after "agreed": one typed as an infinitive."""
    if language in _AGREED:
        return outcome if outcome.startswith(_AGREED[language]) else ""
    if language == "fr" and outcome.startswith(_DE):
        return outcome
    is_infinitive = grammar.is_infinitive(language, outcome)
    return grammar.after_de(language, outcome) if is_infinitive else ""
