"""From entries to matters: what is on one subject and for one purpose goes together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from domain.kinds import Reported
from projections.queries.entries import EffectiveEntry
from reports.data import ReportData
from reports.matters.matter import LOOSE_ACTIVITIES, Matter, Sort, reported
from reports.posts import Post

_OF_FAMILY: Mapping[str, Sort] = MappingProxyType(
    {
        "activity": "activity",
        "actor": "record",
        "agreement": "agreement",
        "area": "areas",
        "body": "group",
        "contribution": "contribution",
        "document": "document",
        "mandate": "decision",
        "meeting": "meeting",
        "role": "officers",
    }
)
_OF_KIND: Mapping[str, Sort] = MappingProxyType(
    {
        "body.areas-listed": "areas",
        "body.direction-given": "work",
        "body.modality-stated": "rules",
        "body.objective-stated": "rules",
        "body.reviewed": "work",
        "body.rule-stated": "rules",
        "body.started-work": "start",
        "body.terms-of-reference-adopted": "start",
        "body.worked": "work",
        "mandate.paragraph-stated": "requests",
    }
)
"""The sort of a kind where it is not that of its family."""

_SERIES = 3
"""So many like meetings or activities are told as a series."""
_TAKEN_IN = frozenset({"activity", "contribution", "meeting"})
"""Sorts of matters that a narrative on another subject tells, if it concerns theirs."""
_OWNERS = ("body", "organizers", "participants", "hosts", "led_by", "partners")
"""Fields that tell whose meeting or activity it is."""

_OF_BODIES = frozenset({"areas", "group", "officers", "rules", "start", "work"})
"""Sorts of matters on bodies, all of which are of the cooperation."""

_Key = tuple[Sort, str, str]
"""Sort, identifier of the subject, and what distinguishes purposes of one subject."""


def matters_of(
    report_data: ReportData, items: Sequence[EffectiveEntry]
) -> tuple[Matter, ...]:
    """Group entries into matters, in the order in which their first entries count."""
    groups: dict[_Key, list[EffectiveEntry]] = defaultdict(list)
    for one in items:
        groups[_key(report_data, one)].append(one)
    found = [_matter(key, some) for key, some in groups.items()]
    found = [*_with_legal_bases(found)]
    found = _with_meetings(report_data, found)
    found = _with_work(found)
    found = _with_contributions(report_data, found)
    found = _with_what_narratives_tell(report_data, found)
    found = [*_with_series(report_data, found)]
    return tuple(replace(one, is_place=not is_joint(report_data, one)) for one in found)


def is_joint(report_data: ReportData, matter: Matter) -> bool:
    """Return whether a meeting is of the cooperation: of its body or its entities.

    Another body's meeting is only a place where something happened.
    """
    if matter.sort != "meeting":
        return True
    return any(
        report_data.identify(one) in report_data.ours
        for entry in matter.entries
        for name in _OWNERS
        for one in _references(entry, name)
    )


def concerns_cooperation(report_data: ReportData, matter: Matter) -> bool:
    """Return whether a matter concerns the body that reports, its entities or areas.

    The log also holds what others adopted, published or put into force.
    """
    is_of_a_body = matter.sort in {"areas", "group", "officers", "start", "work"}
    return (
        is_of_a_body
        or bool(matter.narrated)
        or any(
            not report_data.ours.isdisjoint(report_data.about(o))
            for o in matter.entries
        )
    )


def _key(report_data: ReportData, item: EffectiveEntry) -> _Key:
    kind = item.content.kind
    family = kind.partition(".")[0]
    sort = _OF_KIND.get(kind) or _OF_FAMILY.get(family, "record")
    if sort == "officers":
        return sort, *_post(report_data, item)
    if sort in {"rules", "work"}:  # each result or rule is a matter of its own
        return sort, item.subject, item.event_id.replace("-", "")[:12]
    return sort, item.subject, ""


def _post(report_data: ReportData, item: EffectiveEntry) -> tuple[str, str]:
    """Give the body and the function of a role; of one for an area only the latter."""
    post = Post.read(item.content.data) or report_data.known.posts.get(
        item.content.subject
    )
    if post is None:
        return item.subject, ""
    return ("" if post.area or not post.body else post.body), post.function


def _matter(key: _Key, entries: Sequence[EffectiveEntry]) -> Matter:
    sort, body, apart = key
    first = entries[0].content
    subject = first.subject
    if sort == "officers":
        subject = body if ":" in body else subject
    name = body.partition(":")[2] if sort == "officers" else subject.partition(":")[2]
    return Matter(
        "/".join(one for one in (sort, name, apart) if one),
        sort,
        subject,
        tuple(entries),
    )


def _with_legal_bases(matters: Iterable[Matter]) -> Iterator[Matter]:
    """Tell an article that is in force with what it provides."""
    found = list(matters)
    in_force = {
        one.subject
        for one in found
        if one.sort == "decision" and one.of_kind("in-force")
    }
    said = {one.subject: one for one in found if one.sort == "requests"}
    for one in found:
        if one.subject not in in_force or one.sort not in {"decision", "requests"}:
            yield one
        elif one.sort == "decision":
            provides = said.get(one.subject)
            entries = (*one.entries, *(provides.entries if provides else ()))
            name = one.subject.partition(":")[2]
            yield Matter(f"legal-basis/{name}", "legal-basis", one.subject, entries)


def _with_meetings(report_data: ReportData, matters: list[Matter]) -> list[Matter]:
    """Tell a meeting of ours with the one thing that was done at it."""
    meetings = {
        report_data.identify(one.subject): one
        for one in matters
        if one.sort == "meeting" and is_joint(report_data, one) and not one.narrated
    }
    done: dict[str, list[Matter]] = defaultdict(list)
    for one in matters:
        for place in (
            _places(report_data, one) if one.sort in {"group", "start"} else ()
        ):
            if place in meetings:
                done[place].append(one)
    joined = {
        some[0].key: meetings[place] for place, some in done.items() if len(some) == 1
    }
    return _joined(matters, {key: (one,) for key, one in joined.items()})


def _with_work(matters: list[Matter]) -> list[Matter]:
    """Tell that a group was set up with the narrative of what it did."""
    told = {one.subject: one for one in reversed(matters) if _is_told_work(one)}
    groups = [one for one in matters if one.sort == "group" and not one.narrated]
    return _joined(
        matters,
        {told[one.subject].key: (one,) for one in groups if one.subject in told},
    )


def _is_told_work(matter: Matter) -> bool:
    return matter.sort in {"start", "work"} and bool(matter.narrated)


def _places(report_data: ReportData, matter: Matter) -> set[str]:
    names = ("at_meeting", "meeting")
    return {
        report_data.identify(one)
        for entry in matter.entries
        for name in names
        for one in _references(entry, name)
    }


def _with_contributions(report_data: ReportData, matters: list[Matter]) -> list[Matter]:
    """Tell services that were only asked for with the agreement that provides them."""
    asked = [
        one
        for one in matters
        if one.sort == "contribution"
        and one.reported is not Reported.PROSE
        and not one.narrated
    ]
    return _joined(matters, _concerned(report_data, matters, asked, {"agreement"}))


def _with_what_narratives_tell(
    report_data: ReportData, matters: list[Matter]
) -> list[Matter]:
    """Tell with a narrative what it was written on: what its entry concerns."""
    others = [one for one in matters if one.sort in _TAKEN_IN and not one.narrated]
    narrated = [one for one in matters if one.narrated]
    every = {one.sort for one in narrated}
    found = _concerned(report_data, narrated, others, every, only_narrated=True)
    return _joined(matters, found)


def _concerned(
    report_data: ReportData,
    matters: Iterable[Matter],
    others: Collection[Matter],
    sorts: Collection[str],
    *,
    only_narrated: bool = False,
) -> dict[str, tuple[Matter, ...]]:
    """Find the matters whose subject entries of one other matter alone concern."""
    by_subject = {entry.subject: one for one in others for entry in one.entries}
    found: dict[str, list[str]] = defaultdict(list)
    for one in matters:
        if one.sort in sorts:
            told = one.narrated if only_narrated else one.entries
            concerned = {
                report_data.identify(c) for o in told for c in o.content.concerns
            }
            for subject in concerned & by_subject.keys():
                if by_subject[subject] is not one:
                    found[subject].append(one.key)
    joined: dict[str, tuple[Matter, ...]] = defaultdict(tuple)
    for subject, keys in found.items():
        other = by_subject[subject]
        if len({*keys}) == 1 and other not in joined[keys[0]]:
            joined[keys[0]] += (other,)
    return joined


def _joined(
    matters: list[Matter], joined: Mapping[str, tuple[Matter, ...]]
) -> list[Matter]:
    """Give matters with the entries of others, which are left out."""
    gone = {one.key for some in joined.values() for one in some}
    kept = [one for one in matters if one.key not in gone]
    return [
        Matter(one.key, one.sort, one.subject, _together(one, joined[one.key]))
        if one.key in joined
        else one
        for one in kept
    ]


def _together(one: Matter, others: Iterable[Matter]) -> tuple[EffectiveEntry, ...]:
    entries = (*one.entries, *(entry for other in others for entry in other.entries))
    return tuple(sorted(entries, key=lambda e: (e.counts_from, e.position)))


def _with_series(report_data: ReportData, matters: list[Matter]) -> Iterator[Matter]:
    """Put three or more like meetings or activities together."""
    alike: dict[tuple[object, ...], list[Matter]] = defaultdict(list)
    for one in matters:
        if likeness := _likeness(report_data, one):
            alike[likeness].append(one)
    series = {some[0].key: some for some in alike.values() if len(some) >= _SERIES}
    later = {one.key for some in series.values() for one in some[1:]}
    for one in matters:
        if one.key in series:
            some = series[one.key]
            entries = tuple(entry for other in some for entry in other.entries)
            name = one.subject.partition(":")[2]
            yield Matter(f"series/{name}", "series", one.subject, entries)
        elif one.key not in later:
            yield one


def _likeness(report_data: ReportData, matter: Matter) -> tuple[object, ...] | None:
    """Say by what a matter is like others of a series; None if it is of none."""
    is_one = matter.sort in {"meeting", "activity"} and is_joint(report_data, matter)
    if not is_one or matter.is_plan or matter.narrated:
        return None
    data = [entry.content.data for entry in matter.entries]
    field = f"{matter.sort}_type"
    what = {one.get(field) for one in data} - {None, *LOOSE_ACTIVITIES}
    owners = frozenset(
        report_data.identify(one)
        for entry in matter.entries
        for name in ("organizers", "led_by", "partners")
        for one in _references(entry, name)
    )
    areas = areas_of(report_data, matter)
    return (
        (matter.sort, *sorted(map(str, what)), owners, areas)
        if what and owners
        else None
    )


def areas_of(report_data: ReportData, matter: Matter) -> frozenset[str]:
    """Give the identifiers of the areas that a matter concerns."""
    return frozenset(
        report_data.identify(one)
        for entry in matter.entries
        if reported(entry) is not Reported.NEVER
        for one in (entry.content.subject, *entry.content.concerns)
        if one.startswith("area:")
    )


def _references(item: EffectiveEntry, name: str) -> Sequence[str]:
    value = item.content.data.get(name) or ()
    return (value,) if isinstance(value, str) else tuple(value)
