"""Reads YAML: every scalar is text, lines are known, aliases are bounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from domain.errors import DomainError, Message

GROWTH = 2
"""Values per character of text, at the most: more can only come of aliases."""

DEEPEST = 40


class YamlError(DomainError):
    """A text cannot be read as YAML; the message says where."""

    key = "sheet/line"

    def __init__(self, *, line: int, reason: Message) -> None:
        super().__init__(line=line, reason=reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping of a YAML text: its values, and the line of each key, from 1."""

    values: dict[str, Any]
    lines: dict[str, int]
    line: int


class _Reader:
    """Turns nodes into values, and counts them, so that aliases are bounded."""

    def __init__(self, size: int) -> None:
        self._left = GROWTH * size

    def value(self, node: yaml.Node, depth: int = 0) -> Any:  # noqa: ANN401 - text, list or Mapped
        self._left -= 1
        line = node.start_mark.line + 1
        if self._left < 0 or depth > DEEPEST:
            reason = Message("sheet/too-much", {"deepest": DEEPEST})
            raise YamlError(line=line, reason=reason)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(one, depth + 1) for one in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.Node, depth: int) -> Mapped:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise YamlError(line=line, reason=Message("sheet/key-word"))
            if key.value in values:
                reason = Message("sheet/twice", {"name": key.value})
                raise YamlError(line=line, reason=reason)
            values[key.value] = self.value(value, depth + 1)
            lines[key.value] = line
        return Mapped(values, lines, node.start_mark.line + 1)


def read_yaml(text: str) -> Any:  # noqa: ANN401 - text, list or Mapped
    """Read one YAML document; ``NO``, ``001`` and dates stay text.

    Returns:
        Text, a list, or a ``Mapped`` for a mapping, nested.

    Raises:
        YamlError: with the line.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_depth(text, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reason = Message("refusal/text", {"text": str(error.problem)})
        raise YamlError(line=line, reason=reason) from error
    except yaml.YAMLError as error:
        reason = Message("refusal/text", {"text": str(error)})
        raise YamlError(line=1, reason=reason) from error
    return _Reader(len(text)).value(node) if node is not None else ""


def _check_depth(text: str, loader: Any) -> None:  # noqa: ANN401 - one of two loaders
    """Refuse deep nesting: to compose its nodes would overrun the C stack."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            reason = Message("sheet/too-deep", {"deepest": DEEPEST})
            raise YamlError(line=line, reason=reason)


def without_lines(value: Any) -> Any:  # noqa: ANN401 - as read
    """Return a value as plain lists and dictionaries."""
    if isinstance(value, Mapped):
        return {key: without_lines(one) for key, one in value.values.items()}
    if isinstance(value, list):
        return [without_lines(one) for one in value]
    return value


def mappings(value: Any) -> Iterator[Mapped]:  # noqa: ANN401 - as read
    """Yield the mappings of a list (or a single one); refuse anything else."""
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, Mapped):
            raise YamlError(line=1, reason=Message("sheet/no-mappings"))
        yield one
