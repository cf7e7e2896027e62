"""Amending on the command line: corrections, withdrawals, sources, histories."""

from tests.support.command_line import CommandLine, met

pytest_plugins = ("tests.support.command_line_fixtures",)


def test_a_correction_keeps_the_other_languages(own_trilogue: CommandLine) -> None:
    """One language of a text is corrected, the date with its basis, with a reason."""
    met(own_trilogue, "--set=place.zh=日内瓦")
    (row,) = own_trilogue.rows("timeline", "task-force-2026")

    told = own_trilogue(
        "correct",
        str(row["position"]),
        "--set=place.en=Berne",
        "--set=occurred.date=2026-11-20",
        "--set=occurred.basis=inferred",
        "--reason=misread",
    )
    (after,) = own_trilogue.rows("timeline", "task-force-2026")
    places = [
        one["value"]
        for language in ("en", "zh")
        for one in own_trilogue.rows("show", "task-force-2026", "--lang", language)
        if one["field"] == "place"
    ]

    assert told.code == 0, told.err
    assert (after["occurred"], after["basis"]) == ("2026-11-20", "inferred")
    assert places == ["Berne", "日内瓦"]


def test_history_shows_the_corrected_and_the_withdrawn(
    own_trilogue: CommandLine,
) -> None:
    """An auditor sees old and new values, reasons, and what is void."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    target = str(row["position"])
    own_trilogue("correct", target, "--set=place=Berne", "--reason=misread")
    own_trilogue("withdraw", f"#{target}", "--reason=it never met")

    rows = own_trilogue.rows("show", "task-force-2026", "--history")

    assert [one["standing"] for one in rows] == ["withdrawn", "stands", "stands"]
    assert rows[1]["old"]["place"]["en"]["words"] == "Geneva"
    assert rows[2]["reason"] == "it never met"


def test_history_shows_who_recorded_and_for_whom(own_trilogue: CommandLine) -> None:
    """An auditor sees it in the table, as soon as anybody said who records."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    nobody = own_trilogue("show", "task-force-2026", "--history").out

    own_trilogue(
        *("--actor=officer-1", "--entity=brs"),
        *("correct", str(row["position"]), "--set=place=Berne", "--reason=misread"),
    )
    somebody = own_trilogue("show", "task-force-2026", "--history").out

    assert "Recorded by" not in nobody
    assert "Recorded by" in somebody
    assert "officer-1 (brs)" in somebody


def test_history_shows_the_withdrawal_of_a_correction(
    own_trilogue: CommandLine,
) -> None:
    """Who took a correction back, when and why, stands below the correction."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    corrected = row["position"] + 1
    own_trilogue(
        "correct", f"{row['position']}", "--set=place=Berne", "--reason=misread"
    )
    own_trilogue("--actor=chair-1", "withdraw", f"{corrected}", "--reason=read right")

    rows = own_trilogue.rows("show", "task-force-2026", "--history")
    told = own_trilogue("show", "task-force-2026", "--history")

    assert [one["standing"] for one in rows] == ["stands", "withdrawn", "stands"]
    assert [one["amends"] for one in rows] == [None, corrected - 1, corrected]
    assert (rows[2]["reason"], rows[2]["recorded_by"]) == ("read right", "chair-1")
    assert rows[2]["recorded_at"].startswith("2026-11-21T09:00")
    assert f"#{corrected} withdrawn" in told.out


def test_a_correction_is_corrected_at_its_entry(own_trilogue: CommandLine) -> None:
    """Whoever names the correction is told which entry is meant."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    first = row["position"]
    own_trilogue("correct", str(first), "--set=place=Berne", "--reason=misread")

    told = own_trilogue(
        "correct", f"#{first + 1}", "--set=place=Basel", "--reason=misread again"
    )

    assert told.code == 2
    assert told.err == (
        f"entry {first + 1} (entry.corrected): correct entry {first} itself, "
        f"or withdraw this one with `trilogue withdraw {first + 1}`\n"
    )


def test_words_of_a_source_may_hold_any_sign(own_trilogue: CommandLine) -> None:
    """What a document prints is not taken for a field."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    words = "the rule, a=b, holds"

    told = own_trilogue(
        *("attest", str(row["position"]), "--confirm"),
        f"--source=document=MC-3/11,words={words}",
    )
    (after,) = own_trilogue.rows("timeline", "task-force-2026")

    assert told.code == 0, told.err
    assert words in [source["words"] for source in after["sources"]]


def test_a_further_source_is_attested(own_trilogue: CommandLine) -> None:
    """The entry stays as it is and has one more source."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")

    told = own_trilogue(
        "attest",
        str(row["position"]),
        "--source=document=mc-cop4-mc-3-11-report,para=9",
    )
    (after,) = own_trilogue.rows("timeline", "task-force-2026")

    assert told.code == 0, told.err
    assert [one["paragraph"] for one in after["sources"]] == ["9"]


def test_a_source_that_nobody_recorded_is_a_doubt(own_trilogue: CommandLine) -> None:
    """The document may be misspelt: it is asked, and can be confirmed."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    attest = ("attest", str(row["position"]), "--source=document=minutes-of-it,para=1")

    doubted = own_trilogue(*attest)
    confirmed = own_trilogue(*attest, "--confirm")

    assert doubted.code == 2
    assert "document:minutes-of-it" in doubted.err
    assert confirmed.code == 0, confirmed.err


def test_a_date_alone_is_corrected(own_trilogue: CommandLine) -> None:
    """Its brackets are not a list, a phrase is read, and what was read is shown."""
    met(own_trilogue)
    (row,) = own_trilogue.rows("timeline", "task-force-2026")
    correct = ("correct", str(row["position"]), "--reason=misread")

    bracketed = own_trilogue(*correct, "--set=occurred=[2019-11-25..2020-12-31]")
    (between,) = own_trilogue.rows("timeline", "task-force-2026")
    phrase = own_trilogue(*correct, "--set=occurred=du 25 au 29 novembre 2019")
    (lasting,) = own_trilogue.rows("timeline", "task-force-2026")

    assert (bracketed.code, bracketed.err) == (0, "")
    assert between["occurred"] == "[2019-11-25..2020-12-31]"
    assert between["basis"] == "stated"
    assert phrase.code == 0, phrase.err
    assert "was read as 2019-11-25/2019-11-29, 25–29 November 2019" in phrase.err  # noqa: RUF001 - as printed
    assert lasting["occurred"] == "2019-11-25/2019-11-29"
