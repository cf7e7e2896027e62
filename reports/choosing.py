"""Which entries a part of a report tells."""

from collections.abc import Callable, Iterable, Iterator

from domain.content import Content
from domain.kinds import KINDS, as_read
from domain.refs import Ref
from projections.entries import Item
from reports.mapping import Choice, MappingError, Part

Identify = Callable[[str], str]
"""From a reference to the identifier of what it names, joined subjects being one."""


def references(content: Content) -> Iterator[str]:
    """List what an entry is about, concerns and names, as references."""
    yield content.subject
    yield from content.concerns
    for name, is_list in as_read(content.kind).references:
        value = content.data.get(name)
        if value:
            yield from (value if is_list else (value,))


def chosen(items: Iterable[Item], part: Part, identify: Identify) -> list[Item]:
    """Give the entries that a part takes and does not leave, in the given order."""
    return [
        one
        for one in items
        if (not part.takes or any(_fits(one, c, identify) for c in part.takes))
        and not any(_fits(one, c, identify) for c in part.leaves)
    ]


def _fits(item: Item, choice: Choice, identify: Identify) -> bool:
    content = item.content
    return (
        (not choice.kinds or any(_is_kind(content.kind, one) for one in choice.kinds))
        and all(_has(content, name, some) for name, some in choice.where.items())
        and (not choice.about or _is_about(content, choice.about, identify))
    )


def _is_kind(kind: str, wanted: str) -> bool:
    family, _, rest = wanted.partition(".")
    return kind == wanted or (rest == "*" and kind.startswith(f"{family}."))


def _has(content: Content, name: str, wanted: tuple[str, ...]) -> bool:
    value = content.data.get(name)
    values = value if isinstance(value, list | tuple) else (value,)
    return any(one in wanted for one in values)


def _is_about(content: Content, wanted: tuple[str, ...], identify: Identify) -> bool:
    subjects = {identify(one) for one in wanted}
    return any(identify(one) in subjects for one in references(content))


def check(part: Part) -> None:
    """Check that the kinds and references of a part can be.

    Raises:
        MappingError: a kind is unknown.
        BadReferenceError: a reference is none.
    """
    families = {name.partition(".")[0] for name in KINDS}
    for choice in (*part.takes, *part.leaves):
        for kind in choice.kinds:
            family, _, rest = kind.partition(".")
            if kind not in KINDS and not (rest == "*" and family in families):
                raise MappingError(reason=f"there is no kind {kind!r}")
        for reference in choice.about:
            Ref.parse(reference)
