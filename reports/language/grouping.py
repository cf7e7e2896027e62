"""What goes together in a report: appointments in one clause, entities in one word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from domain.content import Content
from projections.queries.entries import EffectiveEntry
from reports.language.rich_text import filled, text
from reports.language.role_phrases import Known
from reports.language.sentence_builder import Teller
from reports.mapping import Together, in_words
from reports.model import Runs, Text
from wording.words import Words

ASSIGNED = "role.assigned"
FEWEST = 2
"""So many appointments of one sort and date are told together."""

_Sort = tuple[str, str, str]
"""Date, function, and body or, for any area, nothing."""


class Appointing(Teller):
    """Tells appointments of one date, function and body as one: "three co-chairs"."""

    def __init__(
        self,
        words: Words,
        known: Known,
        items: Iterable[EffectiveEntry],
        together: Iterable[Together] = (),
    ) -> None:
        super().__init__(words, known.names, known.posts)
        self._called_together = {frozenset(one.of): one.called for one in together}
        self._together: dict[str, Runs] = {}
        for some in _sorts(items):
            clause = self._appointed(some)
            self._together |= dict.fromkeys((one.event_id for one in some), clause)

    def names(self, references: Sequence[str]) -> Runs:
        """Give the names of several; those that go together by one word."""
        called = self._called_together.get(frozenset(references))
        if called is None:
            return super().names(references)
        own = in_words(called, self.words.language)
        return text(*(own or self.words.shown(str(called))))

    def clause(self, item: EffectiveEntry) -> Runs:
        """Tell an entry, or the appointments that it is one of."""
        return self._together.get(item.event_id) or super().clause(item)

    def _appointed(self, items: list[EffectiveEntry]) -> Runs:
        contents = [one.content for one in items]
        entries = tuple(one.event_id for one in items)
        areas = _different(contents, "area")
        key = "term/appointed.areas" if areas else "term/appointed"
        n = len(areas or items)
        function = contents[0].data["function"]
        body = contents[0].data.get("body", "")
        template = self.words.count(
            key,
            n,
            function=self.words.term(f"choice/function/{function}"),
            body="{body}",
            entities="{entities}",
        )
        entities = self.names(_different(contents, "entity"))
        runs = filled(
            template,
            body=self.name(body) if body else (),
            entities=entities,
        )
        return tuple(
            Text(words=r.words, language=r.language, style=r.style, entries=entries)
            if isinstance(r, Text)
            else r
            for r in runs
        )


def _different(contents: list[Content], field: str) -> list[str]:
    return list(dict.fromkeys(v for c in contents if (v := c.data.get(field))))


def _sorts(items: Iterable[EffectiveEntry]) -> Iterator[list[EffectiveEntry]]:
    """List the appointments that can be told together."""
    found: dict[_Sort, list[EffectiveEntry]] = defaultdict(list)
    for one in items:
        sort = _sort(one.content)
        if sort:
            found[sort].append(one)
    yield from (some for some in found.values() if len(some) >= FEWEST)


def _sort(content: Content) -> _Sort | None:
    data = content.data
    is_alike = content.kind == ASSIGNED and data.get("entity") and content.occurred
    if not is_alike or content.occurred is None or data.get("holder"):
        return None
    body = "" if data.get("area") else data.get("body", "")
    return content.occurred.date, data.get("function", ""), body
