"""The natural order of what happens to a subject, family by family.

Most dates are a month, a year or unknown. Where the dates of two entries leave their
order open, the steps of this table decide it: a plan comes before what fulfils it, and
an end comes after all else. Only dates, pairs and ``after`` take a subject back a step.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

STEPS: Mapping[str, tuple[str, ...]] = {
    "actor": ("established", "registered renamed", "succeeded", "dissolved"),
    "body": (
        "proposed",
        "formed",
        "renamed",
        "started-work",
        "went-dormant",
        "dissolved",
    ),
    "area": (
        "proposed",
        "considered",
        "identified",
        "list-stated reworded moved scope-stated",
        "retired",
    ),
    "role": ("sought", "created", "stated-vacant assigned", "abolished"),
    "mandate": ("proposed", "adopted", "in-force", "superseded"),
    "agreement": (
        "proposed",
        "adopted",
        "signed",
        "in-force amended renewed",
        "expired ended",
    ),
    "meeting": (
        "planned",
        "rescheduled postponed",
        "cancelled",
        "opened",
        "held attended agenda-adopted statement-made",
        "suspended",
        "closed",
    ),
    "activity": (
        "proposed",
        "announced",
        "approved planned",
        "postponed",
        "started",
        "prolonged continued",
        "cancelled",
        "carried-out",
        "completed",
    ),
    "document": (
        "planned commissioned",
        "drafted",
        "endorsed",
        "adopted submitted",
        "adopted issued",
        "adopted considered",
        "superseded",
    ),
    "contribution": (
        "requested",
        "offered",
        "pledged planned",
        "cancelled",
        "made",
        "received",
    ),
}
"""Family -> its steps; kinds of one step have no order among themselves.

A kind of several steps has no order to the kinds of these steps: a document may be
adopted before it is submitted, or after it was considered.
"""


STATES = frozenset({"stage", "status", "standing"})
"""The fields that say how far a subject has come."""


class Steps(NamedTuple):
    """The first and the last step of a kind, counted from 0."""

    first: int
    last: int


def _places() -> Iterator[tuple[str, Steps]]:
    for family, steps in STEPS.items():
        split = [step.split() for step in steps]
        for name in {one for step in split for one in step}:
            places = [at for at, step in enumerate(split) if name in step]
            yield f"{family}.{name}", Steps(places[0], places[-1])


NATURAL_ORDER: Mapping[str, Steps] = MappingProxyType(dict(_places()))
"""Kind -> its steps. A kind that is not listed has no order to others."""
