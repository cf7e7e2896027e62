"""Sentences on work: activities, agreements, documents, contributions and series."""

from collections.abc import Iterator, Mapping

from projections.queries.entries import EffectiveEntry
from reports.language.field_words import cause
from reports.language.naming import Naming, references
from reports.language.rich_text import listed, text
from reports.language.sentences_of_text import count_words
from reports.matters.matter import LOOSE_ACTIVITIES, Matter
from reports.model import Runs, plain
from reports.sentences.sentence import Sentence

_STEPS: Mapping[str, str] = {
    "drafted": "authors",
    "endorsed": "endorsed_by",
    "submitted": "submitted_to",
    "adopted": "adopted_by",
    "considered": "considered_by",
    "issued": "for_meeting",
}
"""Steps of a document that are told, and the field of each that tells who or where."""
_BETWEEN = (" between ", " entre ", " между ", " بين ", "之间")
_MOST_STEPS = 2
"""So many steps of a document are told in one sentence, if it is not too long."""
_MOST_WORDS = 40


def tell_activity(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say who did what, where it was shown, or why it goes on longer."""
    leading = matter.leading.content
    name = leading.kind.partition(".")[2]
    contents = [one.content for one in matter.entries]
    kinds = references(contents, "activity_type")
    if not _has_verb(naming.language, name, kinds):
        return
    own = naming.own_name(leading.subject)
    noun = naming.noun("activity_type", kinds[0], own) if kinds else ()
    plans = references([o.content for o in matter.of_kind("planned")], "planned_end")
    slots = {
        "activity": noun or naming.acted_upon(leading.subject),
        "when": naming.when(*matter.of_kind(name)),
        "shown": _shown(naming, matter),
        "due": naming.adverbial(plans[-1] if plans else ""),
        "until": naming.date(leading.data.get("planned_end") or ""),
        "cause": cause(naming.words, leading),
    }
    partners = references(contents, "partners")
    actors = naming.actors(partners, references(contents, "led_by"))
    if actors.runs and plain(actors.runs) in plain(slots["activity"]):
        return
    plural = ".plural" if naming.is_plural(leading.subject) else ""
    runs = naming.sentence(f"activity.{name}{plural}", slots, actors)
    yield runs or naming.sentence(f"activity.{name}", slots, actors), matter.entries


def _has_verb(language: str, name: str, kinds: list[str]) -> bool:
    """Tell whether an activity of these types can be the object of the verb of a step.

    Nobody carries out a consultation, or something of which no type is known.
    """
    is_loose = not set(kinds) - LOOSE_ACTIVITIES
    if name in {"started", "carried-out", "completed"}:
        return not is_loose
    return language != "ru" or not is_loose


def _shown(naming: Naming, matter: Matter) -> Runs:
    shown = [one.content for one in matter.of_kind("shown")]
    meetings = references(shown, "at_meeting", "meeting")
    named = [naming.meeting(one) for one in meetings]
    return listed(naming.words, named) if named and all(named) else ()


def tell_agreement(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say who signed which agreement, on which services."""
    for one in matter.of_kind("signed"):
        content = one.content
        concerned = dict.fromkeys(o for e in matter.entries for o in e.content.concerns)
        services = [o for o in concerned if o.startswith("contribution:")]
        noun = naming.noun("agreement_type", content.data.get("agreement_type"))
        name = naming.own_name(content.subject)
        # A name that tells only between whom it is repeats those who signed.
        is_named = name and not any(one in name for one in _BETWEEN)
        own = naming.indefinite(content.subject) if is_named else ()
        slots = {
            "agreement": own or noun or naming.acted_upon(content.subject),
            "services": naming.actors(services).runs,
            "when": naming.when(one),
        }
        has_budget = content.data.get("has_budget") and slots["services"]
        actors = naming.actors(references([content], "signatories"))
        runs = naming.sentence("agreement.budget", slots, actors) if has_budget else ()
        yield runs or naming.sentence("agreement", slots, actors), matter.entries


def tell_document(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say what became of a document, step by step."""
    subject = matter.leading.content.subject
    if naming.is_report(subject):
        yield from _tell_report(naming, matter)
        return
    document = naming.name(subject)
    own = [one for one in matter.entries if one.content.subject == subject]
    steps = [step for one in own if (step := _step(naming, one, document))]
    symbols = references([one.content for one in own], "symbols")
    comma = naming.words.term("answer/comma")
    plural = ".plural" if naming.is_plural(subject) else ""
    slots = {"document": document, "symbols": text(comma.join(symbols))}
    # Who wrote or received a document is no news: its symbol, a date or steps are.
    is_news = symbols or len(steps) > 1 or naming.when(*own)
    runs: Runs = ()
    later: list[Runs] = []
    for most in range(min(_MOST_STEPS, len(steps)), 0, -1) if is_news else ():
        slots["steps"] = naming.in_turn(steps[:most])
        runs = naming.sentence(f"document{plural}", slots)
        later = steps[most:]
        if count_words(plain(runs)) <= _MOST_WORDS:
            break
    while runs and later:
        slots["steps"] = naming.in_turn(later[:_MOST_STEPS])
        later = later[_MOST_STEPS:]
        then = naming.sentence(f"document.then{plural}", slots)
        runs = (*runs, *text(naming.words.space), *then)
    yield runs, matter.entries


def _tell_report(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say of this report itself who prepared it, submitted it and endorsed it."""
    for name in ("drafted", "submitted", "endorsed"):
        for one in matter.of_kind(name)[-1:]:
            whom = references([one.content], "authors", "endorsed_by")
            slots = {"when": naming.when(one)}
            yield naming.sentence(f"own.{name}", slots, naming.actors(whom)), [one]


def _step(naming: Naming, item: EffectiveEntry, document: Runs) -> Runs:
    """Tell a step; nothing of one that says nothing that the document's name lacks."""
    name = item.content.kind.partition(".")[2]
    if name not in _STEPS:
        return ()
    fields = {"whom": _STEPS[name], "by": "authors"}
    slots = {
        slot: naming.actors(references([item.content], field)).runs
        for slot, field in fields.items()
    }
    slots = {
        one: () if plain(runs) in plain(document) else runs
        for one, runs in slots.items()
    }
    slots["when"] = naming.when(item)
    return naming.part(f"document.{name}", slots) if any(slots.values()) else ()


def tell_contribution(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say who contributed what."""
    for one in matter.of_kind("made", "received"):
        content = one.content
        name = naming.acted_upon(content.subject)
        # A Chinese name that begins so says itself that something is provided.
        slots = {
            "contribution": () if plain(name).startswith("为") else name,
            "when": naming.when(one),
        }
        at_cost = ".at-cost" if content.data.get("at_cost") else ""
        actors = naming.actors(references([content], "givers"))
        yield naming.sentence(f"contribution{at_cost}", slots, actors), matter.entries


def tell_series(naming: Naming, matter: Matter) -> Iterator[Sentence]:
    """Say how many like meetings or activities were held, and list them."""
    contents = [one.content for one in matter.entries]
    subjects = list(dict.fromkeys(one.subject for one in contents))
    names = [text(naming.own_name(one)) for one in subjects]
    if not all(names):
        return
    items = [naming.with_place(*one) for one in zip(names, subjects, strict=True)]
    [kind, *_] = references(contents, "meeting_type", "activity_type")
    family = subjects[0].partition(":")[0]
    slots = {
        "sort": naming.counted(f"series.{kind}", len(subjects))
        or naming.counted(f"series.{family}", len(subjects)),
        "items": naming.items(items),
    }
    owners = (references(contents, name) for name in ("organizers", "partners"))
    actors = naming.actors(*owners)
    yield naming.sentence("series", slots, actors), matter.entries
