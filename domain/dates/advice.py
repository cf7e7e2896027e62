"""The refusal of a date that was not read: why, and the dates to choose from."""

from collections.abc import Mapping, Sequence

from domain.dates.edtf import Choice, DateError

_FORMS = (
    "write a day (2018-08-28), a month (2018-07), a quarter (2018-33 to 2018-36), a "
    "half (2018-40, 2018-41), a year (2018), a span (2018-09/2018-11, 2008-04/..), "
    "one unknown moment within ([2018-09..2018-11], [..2018-09]), or such words as "
    "July 2018"
)
_KEEP = "and keep the words as printed"
# Key -> the sentence in English. The facts of the refusal stand in braces.
_SENTENCES: Mapping[str, str] = {
    # It was not read.
    "empty": f"nothing is written; {_FORMS}, or leave the date out",
    "too-long": "it is too long for a date",
    "unreadable": f"its form is not known; {_FORMS}",
    "unread-words": '"{words}" was not understood',
    "open": "it is open on both sides, which says nothing; leave the date out",
    "no-year": "it has no year of four digits; write the year too",
    "year-zero": "there is no year 0; years go from 0001 to 9999",
    "no-such-month": "{year} has no month {month}; write a month from 01 to 12",
    "no-such-day": "{words} has {length} days, and no day {day}; write a day from "
    "{month}-01 to {month}-{length}, or {month} if the day is not known",
    "no-day-zero": "no month has a day 0; write the month if the day is not known",
    "no-such-part": "a year or a month has no such part",
    "reversed": "it ends before it begins; write the earlier date first",
    "which-year": "it is not clear to which of the years it belongs",
    "undated": "it says that there is no date; leave the date out",
    "several": "it has several dates, and an entry has one; make an entry for each, or "
    "write from when to when",
    "relative": "it depends on the day from which it is counted; write the date itself",
    "not": "it says what the date is not; write what it is",
    "rest": "it does not say when the rest of the time begins; write from when",
    "weekday-without-day": "it names a day of the week, but no day of a month",
    # It is asked about.
    "ambiguous": "it can mean several dates",
    "moment-or-span": "it does not say whether it was one moment or lasted all the "
    "time",
    "vague": "its first and last day are not exact; choose the days that are certain, "
    + _KEEP,
    "season": "the months of a season depend on the hemisphere, and on the year in "
    "which it began",
    "about": "it says about, which sets no first and last day; choose days between "
    f"which it certainly lies, {_KEEP}",
    "perhaps": "it says perhaps, which a date cannot; if you concluded it, mark it as "
    "inferred",
    "tentative": "it says that the date is not settled; record a plan, and set its "
    "field tentative",
    "until": "it has an end and no beginning; if it lasted until then, write from when",
    "no-end": "its end is missing; say whether it was going on when it was reported",
    "turn-of-year": "it names one year, and ends in it before it begins",
    "weekday": "the day of the week does not agree with the date",
    "time": "it has a time of day, and a date here is a calendar day",
    "two-digit-year": "its year has two digits, and the order of its numbers is not "
    "known",
    "serial-number": "it looks like a spreadsheet's number; format the cell as a date",
}


def refusal(
    text: str,
    key: str,
    facts: Mapping[str, str | int] | None = None,
    choices: Sequence[Choice] = (),
) -> DateError:
    """Make the refusal of a text: the reason, and what to write instead.

    Args:
        key: of the sentence that says why.
        facts: what the sentence names.
        choices: the dates that the text can mean, if any can be offered.
    """
    offered = " or ".join(f"{one.text} for {one.words}" for one in choices)
    advice = f"; write {offered}" if offered else ""
    reason = _SENTENCES[key].format_map(facts or {}) + advice
    return DateError(
        text=text, reason=reason, key=f"date/{key}", facts=facts, choices=choices
    )
