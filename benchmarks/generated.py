"""A ledger of any size: copies of the founding history, late entries, corrections.

Copies come in batches, as reports would. One entry in ten comes some batches later than
the rest of its copy, and a quarter of all entries correct an earlier one: mostly one
that was recorded not long before, now and then one of long ago.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil
from random import Random
from typing import NamedTuple

from api.importing.sheets import Sheet
from benchmarks.amending import correction
from benchmarks.shape import Copier
from domain.recording.acts import Correct, Record

BATCH = 8
"""Copies in one batch."""

LATE = 0.1
LATEST = 20
"""Which part of a copy comes late, and by how many batches at the most."""

PER_ENTRY = 1 / 3
"""Corrections per other entry: a quarter of the whole."""

SOON = 0.8
NEAR = 10
"""Which part of the corrections is of the latest batches, and how many those are."""


class Batch(NamedTuple):
    """What is recorded together: new entries, then corrections of earlier ones."""

    records: list[Record]
    corrections: list[Correct]


class _Place(NamedTuple):
    """Where an entry comes from: the number of a copy, and of a row in it."""

    copy: int
    row: int


class Generated:
    """All acts of a ledger, the same each time.

    Args:
        sheets: those of the founding history.
        wanted: how many entries the ledger is to have.
    """

    def __init__(self, sheets: Sequence[Sheet], wanted: int) -> None:
        self._copier = Copier(sheets)
        self._acts = [row.act for sheet in sheets for row in sheet.rows]
        self._wanted = wanted
        self._chance = Random(2026)  # noqa: S311 - measured, not secret
        self._corrected: Counter[_Place] = Counter()
        self._lags = lru_cache(maxsize=None)(self._draw_lags)

    def batches(self) -> Iterator[Batch]:
        """Give batch after batch until there are as many entries as wanted."""
        left, number = self._wanted, 0
        while left > 0:
            fresh = list(self._of_batch(number))[: ceil(left / (1 + PER_ENTRY))]
            many = min(round(len(fresh) * PER_ENTRY), left - len(fresh))
            mine = set(fresh)
            yield Batch(
                [self._act(place) for place in fresh],
                [self._correction(number, mine) for _ in range(many)],
            )
            left -= len(fresh) + many
            number += 1

    def _of_batch(self, number: int) -> Iterator[_Place]:
        """List what a batch records: late entries of earlier copies, and its own."""
        for copy in range(max(0, number - LATEST) * BATCH, (number + 1) * BATCH):
            for row, lag in enumerate(self._lags(copy)):
                if copy // BATCH + lag == number:
                    yield _Place(copy, row)

    def _draw_lags(self, copy: int) -> bytes:
        """Say by how many batches each row of a copy is late; mostly by none."""
        chance = Random(copy)  # noqa: S311 - measured, not secret
        return bytes(
            chance.randint(1, LATEST) if chance.random() < LATE else 0
            for _ in self._acts
        )

    def _act(self, place: _Place) -> Record:
        return self._copier.act(self._acts[place.row], place.copy)

    def _correction(self, number: int, fresh: set[_Place]) -> Correct:
        place = self._recorded_by(number, fresh)
        self._corrected[place] += 1
        return correction(self._act(place), self._corrected[place], self._chance)

    def _recorded_by(self, number: int, fresh: set[_Place]) -> _Place:
        """Draw an entry that is in the log once a batch's own entries are."""
        near = max(0, number - NEAR) if self._chance.random() < SOON else 0
        while True:
            copy = self._chance.randrange(near * BATCH, (number + 1) * BATCH)
            place = _Place(copy, self._chance.randrange(len(self._acts)))
            recorded = copy // BATCH + self._lags(copy)[place.row]
            if recorded < number or place in fresh:
                return place
