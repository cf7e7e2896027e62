"""Which entries a part of a report tells."""

from collections.abc import Callable, Iterable, Iterator

from domain.content import Content
from domain.kinds import KINDS, as_read
from domain.refs import Ref
from projections.entries import Item
from reports.mapping import Choice, MappingError, Part

Identify = Callable[[str], str]
"""From a reference to the identifier of what it names, joined subjects being one."""

About = Callable[[Item], frozenset[str]]


def references(content: Content) -> Iterator[str]:
    """List what an entry is about, concerns and names, as references."""
    yield content.subject
    yield from content.concerns
    for name, is_list in as_read(content.kind).references:
        value = content.data.get(name)
        if value:
            yield from (value if is_list else (value,))


def chosen(
    items: Iterable[Item], part: Part, identify: Identify, about: About
) -> list[Item]:
    """Give the entries that a part takes and does not leave, in the given order.

    Args:
        about: gives the identifiers of all that an entry is about, concerns or names.
    """
    takes = [_Sought(one, identify) for one in part.takes]
    leaves = [_Sought(one, identify) for one in part.leaves]
    return [
        one
        for one in items
        if (not takes or any(sought.fits(one, about) for sought in takes))
        and not any(sought.fits(one, about) for sought in leaves)
    ]


class _Sought:
    """A choice, with the subjects that it names found once."""

    def __init__(self, choice: Choice, identify: Identify) -> None:
        self._choice = choice
        self._subjects = {identify(one) for one in choice.about}
        self._kinds: dict[str, bool] = {}

    def fits(self, item: Item, about: About) -> bool:
        """Tell whether an entry is one of those that are chosen."""
        content = item.content
        return (
            self._takes(content.kind)
            and all(_has(content, *one) for one in self._choice.where.items())
            and (not self._subjects or not self._subjects.isdisjoint(about(item)))
        )

    def _takes(self, kind: str) -> bool:
        """Tell whether entries of a kind may be chosen; each kind is looked at once."""
        found = self._kinds.get(kind)
        if found is None:
            wanted = self._choice.kinds
            found = not wanted or any(_is_kind(kind, one) for one in wanted)
            self._kinds[kind] = found
        return found


def _is_kind(kind: str, wanted: str) -> bool:
    family, _, rest = wanted.partition(".")
    return kind == wanted or (rest == "*" and kind.startswith(f"{family}."))


def _has(content: Content, name: str, wanted: tuple[str, ...]) -> bool:
    value = content.data.get(name)
    values = value if isinstance(value, list | tuple) else (value,)
    return any(one in wanted for one in values)


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
