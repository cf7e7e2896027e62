"""Write texts for a report, leave paragraphs empty, take up edited files."""

from collections.abc import Sequence

from domain.errors import DomainError
from domain.kinds.report import LeftEmpty, TextWritten
from domain.recording.acts import Act, Author, Withdraw
from domain.recording.ledger import Ledger, Recorded
from domain.recording.refusals import DoubtfulError
from domain.texts import LANGUAGES
from projections.reader import Reader
from reports.manual_texts import OFFERED
from reports.texts import former_passages, texts_at
from reports.workflow.acts import Words, record_of, to_wordings
from reports.workflow.periods import find_previous_report
from reports.workflow.places import check_passage, doubts_of_replacing
from reports.workflow.proposals import EMPTY, WITHDRAWN, Proposal
from reports.workflow.reader import ReportReader
from store.artefacts import Artefacts


class NothingOfferedError(DomainError):
    """The previous report has no text that could be adopted for a paragraph."""

    def __init__(self, *, passage: str, previous: str, known: Sequence[str]) -> None:
        if previous:
            texts = f"it has texts for {', '.join(known)}" if known else "it has none"
            why = f"the previous report, {previous}, has no text there; {texts}"
        else:
            why = "there is no previous report to the same bodies"
        super().__init__(f"nothing can be adopted for {passage}: {why}")
        self.passage = passage
        self.known = tuple(known)


class TextWorkflow(ReportReader):
    """Writes texts for the reports of one ledger.

    Args:
        who: who works there, and for which entity: an entity endorses for itself.
    """

    def __init__(
        self, ledger: Ledger, reader: Reader, artefacts: Artefacts, who: Author
    ) -> None:
        super().__init__(reader, artefacts)
        self._ledger = ledger
        self.who = who

    def write(  # noqa: PLR0913 - what a text is
        self,
        name: str,
        passage: str,
        words: Words,
        *,
        how: str = "replaces",
        saw: Sequence[str] | None = None,
        confirmed: bool = True,
    ) -> Recorded:
        """Write a text for a paragraph, in one or more languages.

        Args:
            saw: entries whose texts the writer saw there; by default all that stand.
            confirmed: whether it may replace what is there.

        Raises:
            UnknownPassageError: the report has no such paragraph.
            DoubtfulError: it would replace something, and nobody confirmed.
        """
        life = self.life(name)
        check_passage(passage, self.places(life))
        seen = life.texts.seen(passage, how, words) if saw is None else saw
        if not confirmed:
            document = self.document_now(life, next(iter(words)))
            doubts = doubts_of_replacing(document, life.texts, passage, how, seen)
            if doubts:
                raise DoubtfulError(doubts)
        what = TextWritten(
            passage=passage,
            how=how,
            wording=to_wordings(words),
            replaces_texts=tuple(seen),
        )
        return self.record([record_of(what, life.report, self.today)])

    def adopt(self, name: str, passage: str) -> Recorded:
        """Write what the previous report says in a paragraph for this report too.

        Raises:
            NothingOfferedError: the previous report has no text there.
        """
        life = self.life(name)
        now = self.reader.moment()
        previous = find_previous_report(
            self.reader, now, report=life.report, of=life.meetings
        )
        texts = texts_at(self.reader, now, previous)
        words = {
            one.language: one.words
            for one in texts.all()
            if one.passage in (passage, *former_passages(passage))
            and one.how in OFFERED
        }
        if not words:
            known = sorted({o.passage for o in texts.all() if o.how in OFFERED})
            raise NothingOfferedError(passage=passage, previous=previous, known=known)
        return self.write(name, passage, words)

    def leave_empty(
        self, name: str, passage: str, languages: Sequence[str] = (), *, why: Words
    ) -> Recorded:
        """Leave a paragraph empty on purpose; without languages, in all of them.

        Raises:
            UnknownPassageError: the report has no such paragraph.
        """
        life = self.life(name)
        check_passage(passage, self.places(life))
        seen = life.texts.seen(passage, "fills", languages or LANGUAGES)
        what = LeftEmpty(
            passage=passage,
            empty_in=tuple(languages),
            cause=to_wordings(why),
            replaces_texts=seen,
        )
        return self.record([record_of(what, life.report, self.today)])

    def take(self, name: str, proposal: Proposal, language: str) -> Recorded:
        """Record what an edited file proposes for one paragraph."""
        if proposal.how == WITHDRAWN:
            (target,) = proposal.saw
            reason = "Taken out of an edited file."
            return self.record([Withdraw(target=target, reason=reason)])
        if proposal.how == EMPTY:
            return self.leave_empty(name, proposal.passage, [language], why={})
        words = {language: proposal.words}
        return self.write(
            name, proposal.passage, words, how=proposal.how, saw=proposal.saw
        )

    @property
    def today(self) -> str:
        """The day on which it is recorded."""
        return self.reader.today().isoformat()

    def record(self, acts: Sequence[Act], *, confirmed: bool = True) -> Recorded:
        """Record what was done; doubts are confirmed unless somebody has to look."""
        # Two texts, or two files, on one day are no duplicates of each other.
        return self._ledger.record(acts, self.who, confirmed=confirmed)
