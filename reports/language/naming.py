"""What patterns are filled with: names, dates, places and words that people typed.

All are runs in the language of the report, and empty where it lacks the words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from domain.content import Content
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.dates.shapes import Form
from projections.queries.entries import EffectiveEntry
from projections.queries.values import SubjectValues
from reports.data import ReportData
from reports.language import grammar
from reports.language.dates import stated_date, when
from reports.language.english import is_plural, lowered
from reports.language.field_words import own_words
from reports.language.names import name_of
from reports.language.numbering import lettered
from reports.language.patterns import fill
from reports.language.possessives import POSSESSIVES
from reports.language.rich_text import capitalised, filled, listed, text
from reports.language.typography import item_label
from reports.mapping import in_words
from reports.model import Runs, Text, plain
from reports.posts import grouped
from wording.words import Words

_BARE = ("contribution",)
"""Families whose English names stand without an article."""
_WITH_VALUES = frozenset({"mandate", "meeting"})
"""Families whose state patterns tell, such as the place of a meeting."""
_QUOTES = re.compile('[«»“”"]')


class Actors(NamedTuple):
    """Those who act in a sentence.

    Attributes:
        agreement: suffix of the patterns that agree with them; often empty.
    """

    runs: Runs = ()
    agreement: str = ""


NOBODY = Actors()


class Naming:
    """Names subjects, and fills patterns, in one language."""

    def __init__(self, report_data: ReportData, words: Words) -> None:
        self.words = words
        self.language = words.language
        self._report_data = report_data
        self._names: dict[str, Runs] = {}

    def sentence(
        self, key: str, slots: Mapping[str, Runs], actors: Actors = NOBODY
    ) -> Runs:
        """Fill a pattern of the catalogue; nothing if the language has none."""
        addresses = (f"pattern/{key}{one}" for one in (actors.agreement, ""))
        address = next((one for one in addresses if self.words.has(one)), "")
        if not address or _is_foreign(*slots.values(), actors.runs):
            return ()
        pattern = self.words.term(address)
        told = plain(fill(pattern, {**slots, "actors": actors.runs}))
        return capitalised(text(grammar.contracted(self.language, told)))

    def part(self, key: str, slots: Mapping[str, Runs]) -> Runs:
        """Fill a pattern of the catalogue that is a part of a sentence."""
        address = f"pattern/{key}"
        return fill(self.words.term(address), slots) if self.words.has(address) else ()

    def counted(self, key: str, n: int, body: Runs = (), function: Runs = ()) -> Runs:
        """Fill the plural form of a pattern for a number, which stands in words."""
        address = f"pattern/{key}"
        if not self.words.has(address):
            return ()
        slots = {"body": body, "function": function, "number": self._number("", n)}
        slots["number_by"] = self._number(".by", n)
        form = self.words.count(address, n, **{one: f"{{{one}}}" for one in slots})
        return fill(form, slots)

    def _number(self, case: str, n: int) -> Runs:
        address = f"pattern/numbers{case}"
        own = self.words.split(address) if self.words.has(address) else ()
        return text(own[n - 1] if 0 < n <= len(own) else self.words.number(n))

    def name(self, reference: str) -> Runs:
        """Name a subject as it stands in a sentence, by its short word if it has one.

        Returns:
            Nothing if it has no name there.
        """
        return self.together([reference]) or self._whole(reference)

    def _whole(self, reference: str) -> Runs:
        called = self._report_data.names.get(reference)
        if called is None or not called.names or called.is_titled:
            return self._post(reference)
        if self.language == "en" and called.ref.family in _BARE:
            return text(lowered(self.own_name(reference)))
        runs = name_of(self.words, called, reference)
        stands = grammar.has_article(self.language, plain(runs))
        return () if _is_foreign(runs) or not stands else runs

    def shown(self, reference: str) -> Runs:
        """Name a subject, in another language if it has no name in this one."""
        post = self._report_data.known.posts.get(reference)
        if post:
            function = self.words.count(f"function/{post.function}", 1)
            return self._post(reference) or text(function)
        return self.together([reference]) or self.full(reference)

    def full(self, reference: str) -> Runs:
        """Give the whole name of a subject, in another language if it has none."""
        called = self._report_data.names.get(reference)
        return name_of(self.words, called, reference)

    def together(self, references: Iterable[str]) -> Runs:
        """Give the short word that a report has for subjects, if it has one."""
        return self._together.get(frozenset(references), ())

    def acted_upon(self, reference: str, *, is_whole: bool = False) -> Runs:
        """Name the object of a verb; nothing if its name would have to be declined.

        Args:
            is_whole: by its whole name, although it has a short one.
        """
        named = self._whole(reference) if is_whole else self.name(reference)
        name = plain(named)
        if not name or not grammar.can_be_object(self.language, name):
            return ()
        is_russian = self.language == "ru"
        return text(grammar.within_sentence("ru", name) if is_russian else name)

    def indefinite(self, reference: str) -> Runs:
        """Name the object of a verb as one of several: "a joint workshop"."""
        name = self.own_name(reference)
        if self.language != "en" or not name:
            return self.acted_upon(reference)
        return text(grammar.with_indefinite_article(name))

    def own_name(self, reference: str) -> str:
        """Give the name of a subject in the language, as it stands alone."""
        called = self._report_data.names.get(reference)
        if called is None or called.is_titled:
            return ""
        own = called.names.get(self.language)
        return own.words if own else ""

    def brief(self, reference: str) -> Runs:
        """Name a decision by its number alone."""
        called = self._report_data.names.get(reference)
        return name_of(self.words, called, reference, is_brief=True) if called else ()

    def noun(self, field: str, code: object, name: str = "") -> Runs:
        """Say what a subject is by its type: "une étude intitulée « ... »"."""
        is_quoted = _QUOTES.search(name)
        return () if is_quoted else self.part(f"{field}.{code}", {"name": text(name)})

    def is_report(self, reference: str) -> bool:
        """Tell whether a document is the report that is composed."""
        report = self._report_data.request.report
        identify = self._report_data.identify
        return bool(report) and identify(reference) == identify(report)

    def is_plural(self, reference: str) -> bool:
        """Tell whether a subject has a plural name in English."""
        return self.language == "en" and is_plural(self.own_name(reference))

    def actors(self, *fields: Iterable[str]) -> Actors:
        """Name those whom the first field that is filled refers to.

        Several have one word if the report has one for them: "the three entities".
        """
        given = next((some for one in fields if (some := [*dict.fromkeys(one)])), [])
        if together := self.together(given):
            agreement = grammar.agreement_of(self.language, plain(together), len(given))
            return Actors(together, agreement)
        posts = [o for o in given if o in self._report_data.known.posts]
        named = [self.name(one) for one in given if one not in posts]
        named += [self._post(*posts)] if posts else []
        if not named or not all(named):
            return NOBODY
        runs = listed(self.words, named)
        several = max(len(named), len(posts))
        if several > 1:
            runs = self.part("each", {"names": runs}) or runs
        agreement = grammar.agreement_of(self.language, plain(runs), several)
        return Actors(runs, agreement)

    def when(self, *items: EffectiveEntry) -> Runs:
        """Say when entries happened, of those whose dates a report may state."""
        dates = [d for one in items if (d := stated_date(one.content.occurred))]
        said = dict.fromkeys(self._adverbial(one) for one in dates)
        return listed(self.words, [text(one) for one in said]) if said else ()

    def adverbial(self, edtf: str) -> Runs:
        """Say when, for a date that a field holds."""
        return text(self._adverbial(Edtf.parse(edtf))) if edtf else ()

    def date(self, edtf: str) -> Runs:
        """Print a date that a field holds, as after a preposition."""
        return text(print_date(Edtf.parse(edtf), self.language)) if edtf else ()

    def meeting(self, reference: str, body: Runs = ()) -> Runs:
        """Name a meeting, with its place and dates in parentheses.

        Args:
            body: whose meeting it is, if the sentence names the body already.
        """
        named = self.name(reference)
        possessive = POSSESSIVES.get(self.language)
        if named and body and possessive:
            named = text(possessive(plain(named), plain(body)))
        return self.with_place(named, reference)

    def with_place(self, named: Runs, meeting: str) -> Runs:
        """Add place and dates of a meeting in parentheses, as far as they are known."""
        within = self.place_and_dates(meeting)
        return self.part("item.dated", {"title": named, "date": within}) or named

    def place_and_dates(self, meeting: str) -> Runs:
        """Give place and dates of a meeting, as far as they are known."""
        values = self.values(meeting)
        recorded = {
            **self._stated_of(meeting),
            **{o.name: o.value for o in values.fields},
        }
        place = text(own_words(self.words, recorded.get("place")))
        if not place and recorded.get("modality") == "online":
            place = text(self.words.term("choice/modality/online"))
        dates = self.date(recorded.get("held_on") or recorded.get("planned_for") or "")
        if not (place and dates):
            return (*place, *dates)
        template = self.words.term("term/place-and-dates")
        return filled(template, place=place, dates=dates)

    def _stated_of(self, meeting: str) -> Mapping[str, Any]:
        """Give what entries that are not recorded yet state of a meeting."""
        stated: dict[str, Any] = {}
        for one in self._report_data.not_recorded:
            if one.content.subject == meeting:
                stated |= one.content.data
                if one.content.kind == "meeting.held" and one.content.occurred:
                    stated["held_on"] = one.content.occurred.date
        return stated

    def values(self, reference: str) -> SubjectValues:
        """Give what holds of a subject at the moment of the report."""
        return self._report_data.values(reference)

    def in_turn(self, steps: Sequence[Runs]) -> Runs:
        """List what was done one after the other."""
        if self.language != "zh" or not steps:
            return listed(self.words, steps) if steps else ()
        template = "，".join(f"{{s{n}}}" for n in range(len(steps)))
        return filled(template, **{f"s{n}": one for n, one in enumerate(steps)})

    def items(self, items: Sequence[Runs]) -> Runs:
        """List items within a sentence: "(a) ...; (b) ..."."""
        separator = self.words.term("term/list.separator") + self.words.space
        told: Runs = ()
        for number, one in enumerate(items, start=1):
            label = item_label(f"({lettered(number)})", self.language)
            told += (*text(separator if told else ""), *text(f"{label} "), *one)
        return told

    def items_apart(self, items: Sequence[Runs]) -> Runs:
        """List items within a sentence, with semicolons between them."""
        separator = text(self.words.term("term/list.separator") + self.words.space)
        told: Runs = ()
        for one in items:
            told += (*(separator if told else ()), *one)
        return told

    @cached_property
    def _together(self) -> Mapping[frozenset[str], Runs]:
        found: dict[frozenset[str], Runs] = {}
        for one in self._report_data.sections.together:
            own = in_words(one.called, self.language)
            words, language = own or self.words.shown(str(one.called))
            found[frozenset(one.of)] = () if language else text(words)
        return found

    def _post(self, *references: str) -> Runs:
        known = self._report_data.known.posts
        posts = grouped([known[one] for one in references if one in known])
        if len(posts) != 1:
            return ()
        [post] = posts
        function = self.words.count(f"function/{post.function}", len(references))
        body = self.name(post.body) if post.body else ()
        return self.part("post", {"function": text(function), "body": body})

    def _adverbial(self, date: Edtf) -> str:
        said = when(date, self.language)
        if date.shape.form is not Form.MOMENT:
            return said
        return plain(self.part("when.moment", {"when": text(said)})) or said


def references(contents: Sequence[Content], *names: str) -> list[str]:
    """List what fields of entries hold, a subject or a code, each once."""
    values = (one.data.get(name) or () for name in names for one in contents)
    found = (one for v in values for one in ((v,) if isinstance(v, str) else v))
    return list(dict.fromkeys(found))


def _is_foreign(*many: Runs) -> bool:
    """Tell whether words in another language, or a bare reference, are among them."""
    return any(
        isinstance(run, Text) and (run.language or run.style == "code")
        for runs in many
        for run in runs
    )
