"""Refusals and their messages: a key of the message catalogue, and facts.

The domain has no sentences. ``wording.messages`` puts a message into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody should know, before it is put into words.

    Attributes:
        key: the address of its words in the message catalogue, such as
            ``refusal/span``.
        facts: what the words name. A subject is a ``Ref``, a date an ``Edtf``, a list
            a tuple; a fact can itself be a message.
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


class DomainError(Exception):
    """A request that cannot be met; each rule has its own class.

    Args:
        text: its words, if its rule has none in the catalogue.
        facts: what its words in the catalogue name.

    Attributes:
        key: the address of its words in the message catalogue.
        field: the field of an entry that it is about; empty if it is about none.
    """

    key: str = "refusal/text"
    field: str = ""

    def __init__(self, text: str = "", /, **facts: object) -> None:
        super().__init__(text or f"{self.key} {facts}")
        self.facts: Mapping[str, object] = facts or {"text": text}

    @property
    def message(self) -> Message:
        """Its key and facts."""
        return Message(self.key, self.facts)
