"""Which texts that people wrote for a report stand, and which are in conflict."""

from domain.kinds.report import LeftEmpty
from domain.recording.acts import Record, Withdraw
from domain.texts import LANGUAGES
from reports.texts import NO_TEXTS, Texts, texts_at
from tests.support.desks import Desk
from tests.support.report_acts import REPORT, TODAY, edition, written

pytest_plugins = ("tests.support.desk_fixture",)

INTRODUCTION = "introduction"


def texts(desk: Desk, known_at: int | None = None) -> Texts:
    """Give the texts that stand; they are asked for as of long before."""
    return texts_at(desk.reader, desk.at("2021-03-31", known_at), REPORT)


def write(desk: Desk, *acts: Record) -> list[str]:
    """Record acts; give their identities."""
    return [str(one.event_id) for one in desk.record(*acts).entries]


def words(desk: Desk, language: str = "en", known_at: int | None = None) -> list[str]:
    """Give the words that stand in the introduction."""
    found = texts(desk, known_at).at(INTRODUCTION, language)
    return [one.words for one in found]


def empty(*languages: str, saw: tuple[str, ...] = ()) -> Record:
    """Leave the introduction empty."""
    what = LeftEmpty(passage=INTRODUCTION, empty_in=languages, replaces_texts=saw)
    return Record.of(what, REPORT, occurred=TODAY)


def test_a_text_stands_in_the_languages_it_was_written_in(desk: Desk) -> None:
    """Each language of a text is its own; another one has none."""
    write(desk, written(INTRODUCTION, en="In short.", zh="简言之。"))

    found = texts(desk)

    assert found.languages(INTRODUCTION) == ("en", "zh")
    assert [one.words for one in found.at(INTRODUCTION, "zh")] == ["简言之。"]
    assert found.at(INTRODUCTION, "fr") == ()


def test_a_text_takes_the_place_of_those_its_writer_saw(desk: Desk) -> None:
    """One who saw a text and wrote another replaces it; as known before, it stood."""
    (first,) = write(desk, written(INTRODUCTION, en="First."))

    write(desk, written(INTRODUCTION, en="Second.", saw=(first,)))

    assert words(desk) == ["Second."]
    assert words(desk, known_at=1) == ["First."]


def test_it_takes_their_place_in_its_own_languages_only(desk: Desk) -> None:
    """Rewording the English leaves the Chinese standing."""
    (first,) = write(desk, written(INTRODUCTION, en="First.", zh="其一。"))

    write(desk, written(INTRODUCTION, en="Second.", saw=(first,)))

    assert words(desk, "en") == ["Second."]
    assert words(desk, "zh") == ["其一。"]


def test_two_who_did_not_see_each_other_leave_both_texts(desk: Desk) -> None:
    """Of two editors of one paragraph neither loses a text; both are marked."""
    (first,) = write(desk, written(INTRODUCTION, en="First."))
    write(desk, written(INTRODUCTION, en="By one.", saw=(first,)))
    write(desk, written(INTRODUCTION, en="By the other.", saw=(first,)))

    found = texts(desk)

    ((one, other),) = found.conflicts()
    assert (one.words, other.words) == ("By one.", "By the other.")
    assert one.conflict
    assert other.conflict


def test_who_saw_both_ends_the_conflict(desk: Desk) -> None:
    """The next writer names both, and one text stands."""
    write(desk, written(INTRODUCTION, en="By one."))
    write(desk, written(INTRODUCTION, en="By the other."))
    saw = texts(desk).seen(INTRODUCTION, "replaces", ["en"])

    write(desk, written(INTRODUCTION, en="By both.", saw=saw))

    assert words(desk) == ["By both."]
    assert texts(desk).conflicts() == ()


def test_a_text_before_and_one_after_are_no_conflict(desk: Desk) -> None:
    """A paragraph can have a text before it, one after it, and one in its place."""
    write(desk, written(INTRODUCTION, how="before", en="Before."))
    write(desk, written(INTRODUCTION, how="after", en="After."))
    write(desk, written(INTRODUCTION, how="replaces", en="Instead."))

    found = texts(desk)

    assert found.conflicts() == ()
    assert [o.words for o in found.at(INTRODUCTION, "en", "after")] == ["After."]
    assert len(found.seen(INTRODUCTION, "fills", ["en"])) == 1


def test_a_withdrawn_text_lets_the_one_before_stand_again(desk: Desk) -> None:
    """Taking a text back restores what it took the place of."""
    (first,) = write(desk, written(INTRODUCTION, en="First."))
    (second,) = write(desk, written(INTRODUCTION, en="Second.", saw=(first,)))

    desk.record(Withdraw(target=second, reason="It was not agreed."))

    assert words(desk) == ["First."]


def test_left_empty_is_not_missing(desk: Desk) -> None:
    """A paragraph that somebody left empty on purpose is told from a forgotten one."""
    write(desk, empty("en", "zh"))

    found = texts(desk)

    assert found.is_empty(INTRODUCTION, "en")
    assert not found.is_empty(INTRODUCTION, "fr")
    assert not found.is_empty("conclusion", "en")


def test_left_empty_in_no_language_in_particular_is_in_all(desk: Desk) -> None:
    """Without languages, the paragraph is left empty in each."""
    write(desk, empty())

    found = texts(desk)

    assert len(found.languages(INTRODUCTION)) == len(LANGUAGES)


def test_a_text_takes_the_place_of_emptiness(desk: Desk) -> None:
    """Who saw that a paragraph was left empty can still write it."""
    (nothing,) = write(desk, empty("en"))

    write(desk, written(INTRODUCTION, how="fills", en="After all.", saw=(nothing,)))

    assert not texts(desk).is_empty(INTRODUCTION, "en")
    assert words(desk) == ["After all."]


def test_an_empty_line_parts_paragraphs(desk: Desk) -> None:
    """People write as in a letter: an empty line begins a new paragraph."""
    write(desk, written(INTRODUCTION, en="One\nline.\n\n\n  \nAnother.\r\n\r\nThird."))

    (text,) = texts(desk).at(INTRODUCTION, "en")

    assert text.paragraphs == ("One line.", "Another.", "Third.")


def test_a_report_that_nobody_planned_has_no_texts(desk: Desk) -> None:
    """A preview of a report that the log does not know has generated words only."""
    desk.record(edition())

    found = texts_at(desk.reader, desk.at("2021-07-05"), "")

    assert found is NO_TEXTS
    assert found.passages() == ()
