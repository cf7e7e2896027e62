"""What a section has at hand while it is written in one language."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from projections.queries.entries import EffectiveEntry
from reports.data import ReportData, latest
from reports.language.naming import Naming
from reports.language.rich_text import listed
from reports.mapping import Part
from reports.matters.matter import Matter
from reports.matters.placement import PartFilter
from reports.model import Block, Mark, Runs, Text
from reports.selection import chosen
from wording.words import Words

_NONE: Mapping[str, tuple[Matter, ...]] = MappingProxyType({})


class Context:
    """One report in one language, while it is composed.

    Attributes:
        naming: names subjects in the language.
        homes: key of a section -> the matters that it tells.
        own_matters: what is known of the report itself.
        taken: event ids of the entries that a section told.
        footnotes: what marks refer to, by their number while composing.
        in_other_languages: what entries state in another language only, each with the
            key of its paragraph; it stands in the annex.
    """

    def __init__(
        self,
        report_data: ReportData,
        words: Words,
        homes: Mapping[str, tuple[Matter, ...]] = _NONE,
        own_matters: Sequence[Matter] = (),
    ) -> None:
        self.report_data = report_data
        self.words = words
        self.homes = homes
        self.own_matters = own_matters
        self.naming = Naming(report_data, words)
        self.taken: set[str] = set()
        self.footnotes: dict[int, Runs] = {}
        self.in_other_languages: list[tuple[str, Runs]] = []

    def matters(self, key: str, part: Part) -> list[Matter]:
        """Give the matters of a section that a part of it tells."""
        chooser = PartFilter(self.report_data, part)
        return [one for one in self.homes.get(key, ()) if chooser.includes(one)]

    def items(self, part: Part) -> list[EffectiveEntry]:
        """Give the entries that a part tells, and note that it told them."""
        return self.take(self.chosen(part))

    def behind(self, part: Part) -> dict[str, list[str]]:
        """Give the entries that a part tells, by the subject that they are about."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.chosen(part):
            found[one.subject].append(one.event_id)
        return found

    def chosen(self, part: Part) -> list[EffectiveEntry]:
        """Give the entries that a part tells."""
        report_data = self.report_data
        standing = part.of == "standing"
        every = latest(report_data.standing) if standing else report_data.items
        return chosen(every, part, report_data.identify, report_data.about)

    def take(self, items: Iterable[EffectiveEntry]) -> list[EffectiveEntry]:
        """Note that entries are told."""
        found = list(items)
        self.taken.update(one.event_id for one in found)
        return found

    def fixed(self, key: str, **values: object) -> Text:
        """Give fixed words, marked where the language has none."""
        words, language = self.words.shown(key, **values)
        return Text(words=words, language=language)

    @property
    def decision(self) -> str:
        """Say the framework's decision by its symbol, as a sentence does."""
        symbol = self.report_data.sections.framework.partition(":")[2]
        return self.words.term("term/decision", symbol=symbol)

    def named(self, references: Iterable[str]) -> Runs:
        """Give the names of several, as a list in a sentence."""
        names = [self.naming.shown(one) for one in dict.fromkeys(references)]
        return listed(self.words, names) if names else ()

    def symbols(self, symbols: Iterable[str]) -> Runs:
        """Give symbols as they are printed, one after the other."""
        runs: list[Text] = []
        for one in symbols:
            runs += [Text(words=", ")] if runs else []
            runs.append(Text(words=one, style="code"))
        return tuple(runs)

    def documents(self, references: Iterable[str]) -> Runs:
        """Give the symbols of documents, or what they are called in the language."""
        return self.symbols(one.partition(":")[2] for one in references)

    def note(self, runs: Runs) -> Mark:
        """Add a footnote, and give the mark that refers to it."""
        number = len(self.footnotes) + 1
        self.footnotes[number] = runs
        return Mark(number=number)


Show = Callable[[Context, str, Part], Iterator[Block]]
"""A sort of part: writes blocks for the section of that key."""


def short(item: EffectiveEntry) -> str:
    """Give the part of an entry's identity that keys of paragraphs use."""
    return item.event_id.replace("-", "")[:12]
