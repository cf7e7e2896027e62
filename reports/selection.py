"""Which entries a part of a report tells."""

from collections.abc import Callable, Iterable, Iterator

from domain.content import Content
from domain.entry import linked_references
from domain.kinds import KINDS, definition_for_reading
from domain.references import Ref
from projections.queries.entries import EffectiveEntry
from reports.mapping import Choice, MappingError, Part

Identify = Callable[[str], str]
"""From a reference to the identifier of what it names, joined subjects being one."""

About = Callable[[EffectiveEntry], frozenset[str]]


def references(content: Content) -> Iterator[str]:
    """List what an entry is about, concerns and names, as references."""
    yield content.subject
    yield from linked_references(
        definition_for_reading(content.kind), content.data, content.concerns
    )


class EntryFilter:
    """Tells of entries whether a part takes and does not leave them.

    Args:
        about: gives the identifiers of all that an entry is about, concerns or names.
    """

    def __init__(self, part: Part, identify: Identify, about: About) -> None:
        self._about = about
        self._takes = [_Sought(one, identify) for one in part.takes or (Choice(),)]
        self._leaves = [_Sought(one, identify) for one in part.leaves]
        self._verdicts: dict[str, bool | None] = {}

    def includes(self, item: EffectiveEntry) -> bool:
        """Tell whether the part takes an entry."""
        kind = item.content.kind
        if kind not in self._verdicts:
            self._verdicts[kind] = _by_kind(kind, self._takes, self._leaves)
        verdict = self._verdicts[kind]
        if verdict is not None:
            return verdict
        is_taken = any(sought.fits(item, self._about) for sought in self._takes)
        return is_taken and not any(o.fits(item, self._about) for o in self._leaves)


def chosen(
    items: Iterable[EffectiveEntry], part: Part, identify: Identify, about: About
) -> list[EffectiveEntry]:
    """Give the entries that a part takes and does not leave, in the given order."""
    chooser = EntryFilter(part, identify, about)
    return [one for one in items if chooser.includes(one)]


def _by_kind(kind: str, takes: "list[_Sought]", leaves: "list[_Sought]") -> bool | None:
    """Say of entries of a kind that all are chosen, or none; or that it depends."""
    taking = [one for one in takes if one.includes(kind)]
    leaving = [one for one in leaves if one.includes(kind)]
    if not taking or any(one.is_plain for one in leaving):
        return False
    return True if not leaving and any(one.is_plain for one in taking) else None


class _Sought:
    """A choice, with the subjects that it names found once."""

    def __init__(self, choice: Choice, identify: Identify) -> None:
        self._choice = choice
        self._subjects = {identify(one) for one in choice.about}

    def fits(self, item: EffectiveEntry, about: About) -> bool:
        """Tell whether an entry is one of those that are chosen."""
        content = item.content
        return (
            self.includes(content.kind)
            and all(_has(content, *one) for one in self._choice.where.items())
            and (not self._subjects or not self._subjects.isdisjoint(about(item)))
        )

    @property
    def is_plain(self) -> bool:
        """Whether only its kind tells whether an entry is chosen."""
        return not (self._choice.where or self._choice.about)

    def includes(self, kind: str) -> bool:
        """Tell whether entries of a kind may be chosen."""
        wanted = self._choice.kinds
        return not wanted or any(_is_kind(kind, one) for one in wanted)


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
