"""What a product knows of the costs of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CostTable:
    """What a product knows of the costs of its fields, each as ``Type.field``.

    Attributes:
        lengths: how many items a list has that is not a page.
        statements: statements for the database, each time the field is resolved.
        statements_per_list: the same, for all objects of a list together.
        batched: fields whose pages are read for all objects of a list together.
        questions: types of which each field counts as a question or a mutation -> the
            statements of such a field if `statements` does not name it.
        not_questions: fields of those types that do not count.
        milliseconds: processor time of fields that take longer than most questions, or
            that take none, each time the field is resolved.
    """

    lengths: Mapping[str, int] = field(default_factory=dict)
    statements: Mapping[str, int] = field(default_factory=dict)
    statements_per_list: Mapping[str, int] = field(default_factory=dict)
    batched: frozenset[str] = frozenset()
    questions: Mapping[str, int] = field(default_factory=dict)
    not_questions: frozenset[str] = frozenset()
    milliseconds: Mapping[str, float] = field(default_factory=dict)
