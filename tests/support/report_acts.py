"""Acts of a report's life; editions and digests are plainly invented."""

from typing import Any

from domain.kinds.report import (
    EditionEndorsed,
    EditionMade,
    EndorsementDeclined,
    TextWritten,
)
from domain.recording.acts import Record
from domain.texts import Wording

REPORT = "document:joint-report-cop-4"
DIGEST = "a" * 64
TODAY = "2021-07-05"


def edition(number: int = 1, digest: str = DIGEST) -> Record:
    """Say that an edition was made."""
    made = EditionMade(
        edition=str(number),
        reporting_period="2018/2021-03",
        as_of="2021-03-31",
        known_position=1,
        model_digest=digest,
        languages=("en", "zh"),
    )
    return Record.of(made, REPORT, occurred=TODAY)


def endorsed(entity: str, number: int = 1, digest: str = DIGEST) -> Record:
    """Say that an entity endorsed an edition."""
    what = EditionEndorsed(
        endorser=f"actor:{entity}", edition=str(number), model_digest=digest
    )
    return Record.of(what, REPORT, occurred=TODAY)


def declined(entity: str, why: str, digest: str = DIGEST) -> Record:
    """Say that an entity declined to endorse the first edition."""
    what = EndorsementDeclined(
        endorser=f"actor:{entity}",
        edition="1",
        model_digest=digest,
        cause={"en": Wording(why)},
    )
    return Record.of(what, REPORT, occurred=TODAY)


def written(
    passage: str, *, how: str = "replaces", saw: tuple[str, ...] = (), **words: str
) -> Record:
    """Say that somebody wrote a text, in one or more languages."""
    what = TextWritten(
        passage=passage,
        how=how,
        wording={language: Wording(one) for language, one in words.items()},
        replaces_texts=saw,
    )
    common: dict[str, Any] = {"occurred": TODAY}
    return Record.of(what, REPORT, **common)
