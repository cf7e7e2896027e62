"""Characters that nobody can read come into the log by no road."""

from dataclasses import replace

import pytest

from domain.content import Occurred, Source
from domain.printable import UnprintableError
from domain.recording.acts import Act, Attest, Correct, Withdraw
from domain.references import BadReferenceError, Ref
from tests.support.desks import Desk
from tests.support.examples import joined
from tests.support.refusals import refuses

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Mercury waste group"
NOTE = "document:note"
CONTROLS = ("\x00", "\x07", "\b", "\f", "\x1f", "\x7f", "\x85")
HALVES = ("\ud800", "\udcff")


def acts(text: str) -> list[Act]:
    """Write a text into every place of an act that nothing else checks."""
    act = joined(GROUP, "2020", "brs")
    sources = (
        Source(NOTE, paragraph=text),
        Source(NOTE, words=text),
        Source(NOTE, printed_date=text),
    )
    changes = {"sources": [{"document": NOTE, "words": text}]}
    return [
        replace(act, occurred=Occurred("2020", printed=text)),
        *(replace(act, sources=(one,)) for one in sources),
        Attest(target="#1", sources=sources[:1]),
        Withdraw(target="#1", reason=f"mistaken{text}."),
        Correct(target="#1", changes=changes, reason="misread"),
    ]


@pytest.mark.parametrize("character", [*CONTROLS, *HALVES], ids=ascii)
def test_what_nobody_can_read_is_refused(desk: Desk, character: str) -> None:
    """Whoever reads the record in twenty years finds words in it, and nothing else."""
    desk.record(joined(GROUP, "2019", "brs"))

    refusals = [desk.refusal_of(act) for act in acts(f"{'long ' * 9}{character}b")]

    assert {type(one) for one in refusals} == {UnprintableError}
    assert all(ascii(character)[1:-1] in ascii(str(one)) for one in refusals)


@pytest.mark.parametrize("character", CONTROLS, ids=ascii)
def test_two_references_do_not_look_alike(desk: Desk, character: str) -> None:
    """One that only differs in what nobody sees would name another subject."""
    act = joined(GROUP, "2020", "brs")
    reference = f"body:mercury{character}waste-group"

    refusals = [
        desk.refusal_of(replace(act, subject=Ref.parse(reference))),
        desk.refusal_of(replace(act, concerns=(reference,))),
    ]

    assert {type(one) for one in refusals} == {UnprintableError}


@pytest.mark.parametrize("text", ["汞", "a\nb", "a\tb", "\\u0007", "\\\\f", "🙂", "é"])
def test_what_somebody_can_read_is_taken(desk: Desk, text: str) -> None:
    """Letters of all languages, lines, and a backslash that somebody typed."""
    act = replace(joined(GROUP, "2020", "brs"), sources=(Source(NOTE, words=text),))

    (entry,) = desk.record(act).entries

    assert entry.content.sources[0].words == text


def test_a_key_may_be_of_any_bytes(desk: Desk) -> None:
    """A key is never shown; the same bytes name the same entry."""
    act = joined(GROUP, "2020", "brs", key="a\udcff")

    first, second = desk.record(act), desk.record(act)

    assert [one.event_id for one in second.entries] == [first.fresh[0].event_id]
    assert second.fresh == ()


def test_a_reference_of_half_a_character_is_none() -> None:
    """Bytes that are not UTF-8 reach the program as halves of characters."""
    with refuses(BadReferenceError, match="not written in UTF-8"):
        Ref.parse("body:a\udcff")
