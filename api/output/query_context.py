"""A question's moment and language: what every answer is made with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.output.answers import Answer, Cell, Row
from api.output.wording import Speech
from domain.kinds.state_fields import PERSONAL_FIELDS, is_reference
from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.subjects import read_state
from projections.reader import Reader
from wording.moments import moment_sentence


@dataclass(frozen=True)
class QueryContext:
    """Where answers are read, as of which moment, in which language.

    Attributes:
        framework: the decision whose matrix is meant unless one is named.
        zone: name of the ledger's time zone.
    """

    reader: Reader
    moment: Moment
    speech: Speech
    framework: str
    zone: str

    def learn_names(self, values: Iterable[object]) -> None:
        """Look up what the references among values, or in lists there, are called."""
        flat = [
            one
            for value in values
            for one in (value if isinstance(value, list) else [value])
        ]
        references = [one for one in flat if is_reference(one)]
        self.speech.learn(resolve_references(self.reader, self.moment, references))

    def learn_personal(self, fields: Iterable[tuple[str, int]]) -> None:
        """Look up the personal values among fields, given with their entries."""
        positions = [entry for name, entry in fields if name in PERSONAL_FIELDS]
        for entry in self.reader.entries(positions).values():
            kept = self.reader.log.personal(entry.event_id)
            self.speech.learn_personal(kept.values())

    def person(self, called: NamedSubject) -> Cell:
        """Say how somebody is called: by the personal name, if it is known."""
        state = read_state(self.reader, self.moment, str(called.ref))
        named = [one for one in state.fields if one.name in PERSONAL_FIELDS]
        self.learn_personal((one.name, one.set_by) for one in named)
        said = [self.speech.field(one.name, one.value) for one in named]
        return next((one for one in said if one.value), self.speech.name(called))

    def answer(
        self,
        rows: Sequence[Row],
        shown: Sequence[str],
        keys: Sequence[str],
        *,
        empty: str = "nothing",
        notes: Sequence[str] = (),
    ) -> Answer:
        """Put rows under the words that every answer has at its foot.

        Args:
            empty: key of the words for an answer without rows.
        """
        speech = self.speech
        foot = (*notes, *speech.legend(), moment_line(self, self.moment))
        return Answer(rows, shown, keys, foot, speech.say(empty), speech.language)


def moment_line(at: QueryContext, moment: Moment) -> str:
    """Say which moment an answer is of, on both clocks."""
    return moment_sentence(
        moment.as_of,
        moment.position,
        at.reader.known_at(moment),
        language=at.speech.language,
        zone=at.zone,
    )
