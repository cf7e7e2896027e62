"""A sentence, and how the functions that tell one sort of matter look."""

from collections.abc import Callable, Iterator, Sequence

from projections.queries.entries import EffectiveEntry
from reports.language.naming import Naming
from reports.matters.matter import Matter
from reports.model import Runs

Sentence = tuple[Runs, Sequence[EffectiveEntry]]
"""Its words, and the entries that it tells; no words if the language lacks some."""

TellSort = Callable[[Naming, Matter], Iterator[Sentence]]
"""Tells the matters of one sort."""
