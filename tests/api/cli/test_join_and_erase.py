"""On the command line: two subjects are one, and personal values are erased."""

import io
import json

import pytest

from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)


def formed(trilogue: CommandLine, reference: str, *more: str) -> None:
    """Record that a group was set up."""
    named = ("--subject", reference, "--occurred=2020")
    told = trilogue("record", "body.formed", *named, *more)
    assert told.code == 0, told.err


@pytest.fixture
def registered(empty_trilogue: CommandLine) -> CommandLine:
    """Give a ledger whose first entry names a person."""
    told = empty_trilogue(
        "record",
        "actor.registered",
        "--subject=person/lead-1",
        "--set=personal_name=Ada Example",
    )
    assert told.code == 0, told.err
    return empty_trilogue


def test_two_subjects_are_one_until_that_is_withdrawn(
    empty_trilogue: CommandLine,
) -> None:
    """Either name finds both; withdrawing the join separates them."""
    formed(empty_trilogue, "waste-group")
    formed(empty_trilogue, "group-on-waste", "--confirm")

    told = empty_trilogue(
        "same-as", "group-on-waste", "body:waste-group", "--reason=two names"
    )
    joined = empty_trilogue.rows("find", "group-on-waste")
    empty_trilogue("withdraw", "3", "--reason=they are two")
    apart = empty_trilogue.rows("find", "group-on-waste")

    assert told.out.startswith("recorded as entry 3: subject.same-as"), told.err
    assert joined[0]["reference"] == "body:waste-group"
    assert apart[0]["reference"] == "body:group-on-waste"


def test_history_tells_of_joins_and_of_their_end(empty_trilogue: CommandLine) -> None:
    """Whoever wants to take a join back finds its position, under either name."""
    formed(empty_trilogue, "waste-group")
    formed(empty_trilogue, "group-on-waste", "--confirm")
    empty_trilogue("same-as", "group-on-waste", "waste-group", "--reason=two names")

    joined = empty_trilogue.rows("show", "waste-group", "--history")
    empty_trilogue("withdraw", "3", "--reason=they are two")
    one = empty_trilogue.rows("show", "group-on-waste", "--history")
    other = empty_trilogue.rows("show", "waste-group", "--history")
    before = empty_trilogue.rows("show", "waste-group", "--history", "--known-at=#2")

    assert [row["position"] for row in joined] == [1, 2, 3]
    assert (joined[2]["reason"], joined[2]["standing"]) == ("two names", "stands")
    assert "body:group-on-waste turns out to be body:waste-group" in joined[2]["title"]
    assert [row["position"] for row in one] == [2, 3, 4]
    assert [row["position"] for row in other] == [1, 3, 4]
    assert [row["standing"] for row in other] == ["stands", "withdrawn", "stands"]
    assert [row["position"] for row in before] == [1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["waste-group", "meeting:m-1", "--reason=r"], "different families"),
        (["waste-group", "Waste-Group", "--reason=r"], "two spellings of one"),
        (["waste-group", "nonesuch", "--reason=r"], "knows no subject 'nonesuch'"),
        (["waste-group", "body:other", "--reason= "], "needs a reason"),
    ],
)
def test_what_cannot_be_one_is_refused(
    empty_trilogue: CommandLine, typed: list[str], told: str
) -> None:
    """One line says why, and nothing is recorded."""
    formed(empty_trilogue, "waste-group")

    refused = empty_trilogue("same-as", *typed)

    assert refused.code == 2
    assert told in refused.err
    assert len(empty_trilogue("export").out.splitlines()) == 1


def test_erasing_is_noted_and_leaves_the_log_as_it_is(registered: CommandLine) -> None:
    """The name is gone from answers, the bytes stay, and it is known who did it."""
    before = json.loads(registered("export").out)

    told = registered("--actor=chair-1", "erase", "1", "--reason=on request", "--yes")
    after = [json.loads(o) for o in registered("export").out.splitlines()]
    shown = {r["field"]: r["value"] for r in registered.rows("show", "person/lead-1")}
    note = registered.rows("timeline", "person/lead-1")[0]

    assert "erased personal_name of entry 1; the log stays as it is" in told.err
    # What the whole log holds is told beside its first entry.
    assert {**after[0], "ledger": {}} == {**before, "ledger": {}}
    assert shown["personal_name"] is None
    assert note["title"] == "Personal value erased: personal_name of entry 1"
    assert (note["recorded_by"], "on request" in str(after)) == ("chair-1", True)


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("no\n", 2), ("", 2)])
def test_erasing_asks_first(
    registered: CommandLine, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    """Only a yes erases; silence does not."""
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))

    told = registered("erase", "1", "--reason=on request")
    shown = {r["field"]: r["value"] for r in registered.rows("show", "person/lead-1")}

    assert "erase personal_name of entry 1 for good?" in told.err
    assert told.code == code
    assert (shown["personal_name"] is None) == (code == 0)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["9", "--reason=r"], "no entry"),
        (["1", "--reason= "], "needs a reason"),
        (["1", "--reason=r", "--field=name"], "no personal value named name"),
        (["2", "--reason=r"], "entry 2 has no personal value to erase"),
    ],
)
def test_what_cannot_be_erased_is_refused(
    registered: CommandLine, typed: list[str], told: str
) -> None:
    """One line says why, and the name is still there."""
    formed(registered, "waste-group")

    refused = registered("erase", *typed, "--yes")
    shown = {r["field"]: r["value"] for r in registered.rows("show", "person/lead-1")}

    assert refused.code == 2
    assert told in refused.err
    assert refused.err.count("\n") == 1
    assert shown["personal_name"] == "Ada Example"


@pytest.fixture
def one_state(empty_trilogue: CommandLine) -> CommandLine:
    """Give a ledger in which one State gave, signed and ratified under two names."""
    for number, name in enumerate(("samoa", "independent-state-of-samoa")):
        for command in (
            ("actor.registered", name),
            (
                "contribution.made",
                f"gift-{number}",
                f"givers=actor:{name}",
                "amount=2.5",
            ),
            ("agreement.ratified", "convention", f"ratified_by=actor:{name}"),
            ("body.member-joined", "group", f"member=actor:{name}"),
        ):
            kind, subject, *values = command
            values += ["currency=CHF"] if "amount=2.5" in values else []
            given = [f"--set={one}" for one in values]
            told = empty_trilogue(
                "record", kind, "--subject", subject, *given, "--confirm"
            )
            assert told.code == 0, told.err
    return empty_trilogue


def test_sums_parties_and_members_count_a_joined_actor_once(
    one_state: CommandLine,
) -> None:
    """Whatever it was called, the State gave once in sum, ratified, and is a member."""
    join = ("actor:independent-state-of-samoa", "actor:samoa", "--reason=one State")
    apart = one_state.rows("contribution-totals")

    told = one_state("same-as", *join)
    [total] = one_state.rows("contribution-totals")
    [agreement] = one_state.rows("agreements")
    members = one_state.rows("show", "group")

    assert told.code == 0, told.err
    assert [(one["total"]["amount"], one["contributions"]) for one in apart] == [
        ("2.5", 1),
        ("2.5", 1),
    ]
    assert (total["total"]["amount"], total["contributions"]) == ("5.0", 2)
    assert agreement["parties"] == ["actor:samoa"]
    assert [one["item"] for one in members if one["field"] == "members"] == [
        "actor:samoa"
    ]
