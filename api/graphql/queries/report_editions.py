"""Editions of a report: what each says, and where it stands with the entities."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import msgspec
import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
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


@output_type
class ReportVoice:
    """What the head of an entity said of an edition."""

    loaders: strawberry.Private[RequestLoaders]
    voice: strawberry.Private[lives.Voice]

    @resolver
    def entity(self) -> Reference:
        """The entity."""
        return reference(self.loaders, self.voice.entity)

    @resolver
    def endorses(self) -> bool:
        """Whether it endorsed the edition; else it declined to."""
        return self.voice.endorses

    @resolver
    def edition(self) -> int:
        """Number of the edition."""
        return self.voice.edition

    @resolver
    def cause(self) -> Text | None:
        """Why it declined, if it said so."""
        return text_of(self.voice.cause, self.loaders.language)

    @resolver
    def position(self) -> int:
        """The entry that says so."""
        return self.voice.item.position


@output_type
class ReportEdition:
    """An edition: what it says is kept for ever."""

    loaders: strawberry.Private[RequestLoaders]
    desk: strawberry.Private[ReadingDesk]
    life: strawberry.Private[lives.Life]
    made: strawberry.Private[lives.Edition]

    @resolver
    def number(self) -> int:
        """Its number, from 1."""
        return self.made.number

    @resolver
    def period(self) -> str:
        """What it reports on, EDTF."""
        return self.made.period

    @resolver
    def as_of(self) -> date:
        """The day in the world that it is as of."""
        return date.fromisoformat(self.made.as_of)

    @resolver
    def known_position(self) -> int:
        """The last entry of the log that it knew."""
        return self.made.position

    @resolver
    def digest(self) -> str:
        """SHA-256 of what it says: what heads endorse."""
        return self.made.digest

    @resolver
    def languages(self) -> list[str]:
        """The languages that it was made in, as codes."""
        return list(self.made.languages)

    @resolver
    def position(self) -> int:
        """The entry that says that it was made."""
        return self.made.item.position

    @resolver
    def endorsed(self) -> list[ReportVoice]:
        """The entities that endorse it; of each, what it said last counts."""
        return voices(self.loaders, self._standing.endorsed)

    @resolver
    def declined(self) -> list[ReportVoice]:
        """The entities that declined to endorse it."""
        return voices(self.loaders, self._standing.declined)

    @resolver
    def awaited(self) -> list[Reference]:
        """The entities that said nothing of it yet."""
        return references(self.loaders, self._standing.awaited)

    @resolver
    def is_final(self) -> bool:
        """Whether all entities endorsed it, and none declined."""
        return self._standing.is_final

    @resolver
    def recorded_since(self) -> list[int]:
        """Entries of its period, and amendments, that were recorded after it."""
        now, number = ever(self.loaders), self.made.number
        found = self.desk.recorded_since(self.life, number, now=now)
        return [one.position for one in found]

    @resolver
    def model(self, language: InLanguage) -> Json:
        """What it says in a language, before any format."""
        model = self.desk.model(self.life, self.made.number)
        return model_as_json(model, language)

    @property
    def _standing(self) -> lives.Standing:
        return self.desk.standing(self.life, self.made.number)


def model_as_json(model: Model, language: Language) -> Json:
    """Give what a model says in a language, in JSON."""
    found: dict[str, Any] = msgspec.json.decode(encode(model))
    code = str(language.value)
    model.document(code)
    documents = [one for one in found["documents"] if one["language"] == code]
    return Json({**found, "documents": documents})


def desk_of(loaders: RequestLoaders) -> ReadingDesk:
    """Give the desk at which reports are read."""
    return ReadingDesk(loaders.reader, Artefacts(loaders.services.engine))


def ever(loaders: RequestLoaders) -> Moment:
    """Give all that the log knew, whatever the day in the world."""
    return replace(loaders.moment, as_of=date.max)


def voices(loaders: RequestLoaders, voices: Iterable[lives.Voice]) -> list[ReportVoice]:
    """Show what entities said."""
    found = list(voices)
    loaders.names.enqueue(one.entity for one in found)
    return [ReportVoice(loaders=loaders, voice=one) for one in found]
