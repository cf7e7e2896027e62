"""Roles are seldom named: they are told as a function in a body, for an area."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.values import read_values
from projections.reader import Reader

FIELDS = ("function", "body", "area", "entity")


class Post(NamedTuple):
    """What a role is; ``body``, ``area`` and ``entity`` are references, or empty."""

    function: str
    body: str = ""
    area: str = ""
    entity: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Post | None":
        """Read it from fields of an entry or of a state; none without a function."""
        if not data.get("function"):
            return None
        return cls(*(str(data.get(name) or "") for name in FIELDS))

    @property
    def references(self) -> tuple[str, ...]:
        """What it names."""
        return tuple(one for one in (self.body, self.area, self.entity) if one)


class Posts(NamedTuple):
    """Like posts of officers of several entities, told together."""

    function: str
    body: str
    area: str
    entities: tuple[str, ...]


class Known(NamedTuple):
    """How subjects are called, and what roles are, by reference as written."""

    names: Mapping[str, NamedSubject]
    posts: Mapping[str, Post]


def known(reader: Reader, moment: Moment, references: Collection[str]) -> Known:
    """Find all that is needed to tell entries that name these subjects."""
    names = resolve_references(reader, moment, references)
    roles = {one: c.subject_id for one, c in names.items() if c.ref.family == "role"}
    states = read_values(reader, moment, list(roles.values()))
    posts: dict[str, Post] = {}
    for reference, subject in roles.items():
        state = states[subject]
        post = Post.read({field: state.value(field) for field in FIELDS})
        if post:
            posts[reference] = post
    further = {one for post in posts.values() for one in post.references}
    return Known(
        {**names, **resolve_references(reader, moment, further - set(names))}, posts
    )


def grouped(posts: Sequence[Post]) -> list[Posts]:
    """Put like posts together: of one body, for one area."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for one in posts:
        entities = found.setdefault((one.function, one.body, one.area), {})
        entities |= dict.fromkeys([one.entity] if one.entity else [])
    return [Posts(*those, tuple(entities)) for those, entities in found.items()]
