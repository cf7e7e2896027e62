"""Attacks, as data: what each sends, by what it tries."""

from collections.abc import Mapping

from tests.attacks.costly import COSTLY
from tests.attacks.documents import DOCUMENTS
from tests.attacks.request import Attack
from tests.attacks.values import VALUES

__all__ = ["ATTACKS", "Attack"]

ATTACKS: Mapping[str, Attack] = {**DOCUMENTS, **COSTLY, **VALUES}
