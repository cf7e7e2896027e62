"""Doubts: what a person should look at before recording, and can confirm."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from domain.entry import Fact
from domain.refs import Ref
from domain.refusals import Doubt, called

Known = Callable[[UUID], bool]
"""Tells whether the log holds any entry on a subject."""


def likely_duplicate(resembled: Fact | None) -> Iterator[Doubt]:
    """Point out an entry of the same subject, kind and item on overlapping days."""
    if resembled is not None and resembled.position:
        sentence = (
            f"{called(resembled)} may say the same: confirm to record both, or add "
            f"your source to it as a further source"
        )
        identity = str(resembled.event_id)
        yield Doubt("likely-duplicate", sentence, resembled.position, identity)


def unknown_references(
    references: Iterable[str], known: Known, *, near: Callable[[Ref], Iterable[str]]
) -> Iterator[Doubt]:
    """Point out the subjects that entries name and no entry is about.

    Args:
        references: as family:reference.
        known: tells whether the log (or this act) has an entry on a subject.
        near: gives known references that read like an unknown one.
    """
    for reference in references:
        ref = Ref.parse(reference)
        if not known(ref.subject_id):
            alike = [f"{ref.family}:{one}" for one in near(ref)]
            advice = f"; did you mean {' or '.join(alike)}?" if alike else ""
            yield Doubt(
                "unknown-reference",
                f"no entry of the log is about {ref} yet{advice}",
            )
