"""Editions of a report: what each says, and where it stands with the entities."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import msgspec
import strawberry

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, resolved
from api.graphql.types.enums import Language
from api.graphql.types.scalars import Json
from api.graphql.types.text_date_reference import (
    Reference,
    Text,
    reference,
    references,
    text_of,
)
from projections.moment import Moment
from reports import editions as lives
from reports.desk.reader import ReadingDesk
from reports.model import Model, encode
from store.artefacts import Artefacts

InLanguage = Annotated[Language, strawberry.argument(description="In which language.")]


@answer
class ReportVoice:
    """What the head of an entity said of an edition."""

    asked: strawberry.Private[Asked]
    voice: strawberry.Private[lives.Voice]

    @resolved
    def entity(self) -> Reference:
        """The entity."""
        return reference(self.asked, self.voice.entity)

    @resolved
    def endorses(self) -> bool:
        """Whether it endorsed the edition; else it declined to."""
        return self.voice.endorses

    @resolved
    def edition(self) -> int:
        """Number of the edition."""
        return self.voice.edition

    @resolved
    def cause(self) -> Text | None:
        """Why it declined, if it said so."""
        return text_of(self.voice.cause, self.asked.language)

    @resolved
    def position(self) -> int:
        """The entry that says so."""
        return self.voice.item.position


@answer
class ReportEdition:
    """An edition: what it says is kept for ever."""

    asked: strawberry.Private[Asked]
    desk: strawberry.Private[ReadingDesk]
    life: strawberry.Private[lives.Life]
    made: strawberry.Private[lives.Edition]

    @resolved
    def number(self) -> int:
        """Its number, from 1."""
        return self.made.number

    @resolved
    def period(self) -> str:
        """What it reports on, EDTF."""
        return self.made.period

    @resolved
    def as_of(self) -> date:
        """The day in the world that it is as of."""
        return date.fromisoformat(self.made.as_of)

    @resolved
    def known_position(self) -> int:
        """The last entry of the log that it knew."""
        return self.made.position

    @resolved
    def digest(self) -> str:
        """SHA-256 of what it says: what heads endorse."""
        return self.made.digest

    @resolved
    def languages(self) -> list[str]:
        """The languages that it was made in, as codes."""
        return list(self.made.languages)

    @resolved
    def position(self) -> int:
        """The entry that says that it was made."""
        return self.made.item.position

    @resolved
    def endorsed(self) -> list[ReportVoice]:
        """The entities that endorse it; of each, what it said last counts."""
        return voices(self.asked, self._standing.endorsed)

    @resolved
    def declined(self) -> list[ReportVoice]:
        """The entities that declined to endorse it."""
        return voices(self.asked, self._standing.declined)

    @resolved
    def awaited(self) -> list[Reference]:
        """The entities that said nothing of it yet."""
        return references(self.asked, self._standing.awaited)

    @resolved
    def is_final(self) -> bool:
        """Whether all entities endorsed it, and none declined."""
        return self._standing.is_final

    @resolved
    def recorded_since(self) -> list[int]:
        """Entries of its period, and amendments, that were recorded after it."""
        now, number = ever(self.asked), self.made.number
        found = self.desk.recorded_since(self.life, number, now=now)
        return [one.position for one in found]

    @resolved
    def model(self, language: InLanguage) -> Json:
        """What it says in a language, before any format."""
        model = self.desk.model(self.life, self.made.number)
        return said(model, language)

    @property
    def _standing(self) -> lives.Standing:
        return self.desk.standing(self.life, self.made.number)


def said(model: Model, language: Language) -> Json:
    """Give what a model says in a language, in JSON."""
    found: dict[str, Any] = msgspec.json.decode(encode(model))
    code = str(language.value)
    model.document(code)
    documents = [one for one in found["documents"] if one["language"] == code]
    return Json({**found, "documents": documents})


def desk_of(asked: Asked) -> ReadingDesk:
    """Give the desk at which reports are read."""
    return ReadingDesk(asked.reader, Artefacts(asked.house.engine))


def ever(asked: Asked) -> Moment:
    """Give all that the log knew, whatever the day in the world."""
    return replace(asked.moment, as_of=date.max)


def voices(asked: Asked, voices: Iterable[lives.Voice]) -> list[ReportVoice]:
    """Show what entities said."""
    found = list(voices)
    asked.names.expect(one.entity for one in found)
    return [ReportVoice(asked=asked, voice=one) for one in found]
