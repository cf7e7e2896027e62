"""Reading dates as people write them: what is read, asked about and refused."""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates.edtf import DateError, Edtf
from domain.dates.printing import print_date
from domain.dates.reading import describe_reading, read_date
from domain.texts import LANGUAGES
from tests.support.dates import outer_days
from tests.support.strategies import edtf_dates
from wording.messages import message_words


def unread(text: str) -> DateError:
    """Give the refusal of a text that is not read."""
    with pytest.raises(DateError) as refused:
        read_date(text)
    return refused.value


def choices(text: str) -> list[str]:
    """Give the dates that are offered for a text."""
    return [one.text for one in unread(text).choices]


@given(edtf=edtf_dates(), language=st.sampled_from(LANGUAGES))
def test_what_is_printed_is_read(edtf: Edtf, language: str) -> None:
    """A printed date is read as the same days, and prints as the same words."""
    printed = print_date(edtf, language)

    read = read_date(printed)

    assert outer_days(read) == outer_days(edtf)
    assert print_date(read, language) == printed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # Days and months, in six languages.
        ("28 August 2018", "2018-08-28"),
        ("1st May 2021", "2021-05-01"),
        ("July 5, 2021", "2021-07-05"),
        ("Sept. 2018", "2018-09"),
        ("5-Nov-2019", "2019-11-05"),
        ("1er juillet 2018", "2018-07-01"),
        ("mardi 1er avril 2008", "2008-04-01"),
        ("juillet 2018", "2018-07"),
        ("5 de julio de 2021", "2021-07-05"),
        ("setiembre de 2019", "2019-09"),
        ("5 июля 2021 года", "2021-07-05"),
        ("в июле 2018 г.", "2018-07"),
        ("٥ تموز/يوليه 2021", "2021-07-05"),
        ("5 تموز 2021", "2021-07-05"),
        ("5 يوليو 2021", "2021-07-05"),
        ("2021 年 7 月 5 日", "2021-07-05"),
        ("二〇二一年七月五日", "2021-07-05"),
        ("2018年7月份", "2018-07"),
        ("2021.7.5", "2021-07-05"),
        ("2018/07", "2018-07"),
        ("20210705", "2021-07-05"),
        ("25/7/2021", "2021-07-25"),
        ("7/2018", "2018-07"),
        # Parts of a year and of a month.
        ("second half of 2018", "2018-41"),
        ("first quarter of 2022", "2022-33"),
        ("Q1 2022", "2022-33"),
        ("2022-Q4", "2022-36"),
        ("T1 2022", "2022-33"),
        ("S2 2019", "2019-41"),
        ("II квартал 2022 г.", "2022-34"),
        ("el último trimestre de 2022", "2022-36"),
        ("2021年第一季度", "2021-33"),
        ("2018年下半年", "2018-41"),
        ("first half of July 2018", "[2018-07-01..2018-07-15]"),
        ("2018年7月上旬", "[2018-07-01..2018-07-10]"),
        ("winter 2019/20", "[2019-12..2020-02]"),
        ("2003-26", "[2003-06..2003-08]"),
        ("1930s", "[1930..1939]"),
        ("1930-е годы", "[1930..1939]"),
        ("193X", "[1930..1939]"),
        ("2018-07-XX", "2018-07"),
        ("first six months of 2021", "2021-40"),
        ("1er trim. 2020", "2020-33"),
        ("the last quarter of 2021", "2021-36"),
        ("primera quincena de julio de 2021", "[2021-07-01..2021-07-15]"),
        ("2e quinzaine de février 2021", "[2021-02-16..2021-02-28]"),
        ("dans les six premiers mois de 2021", "2021-40"),
        ("les trois derniers mois de 2021", "2021-36"),
        ("2021-W27", "[2021-07-05..2021-07-11]"),
        ("3-й квартал 2020-го", "2020-35"),
        ("1ro de julio de 2021", "2021-07-01"),
        # Ranges.
        ("2021年7-8月", "2021-07/2021-08"),
        ("2021年9，10月", "2021-09/2021-10"),
        ("2021年七、八月", "2021-07/2021-08"),
        ("2021年第二、三季度", "2021-34/2021-35"),
        ("25-11/2019", "2019-11-25"),
        ("2021年7月5日-8月3日", "2021-07-05/2021-08-03"),
        ("с понедельника 25 по пятницу 29 ноября 2019 г.", "2019-11-25/2019-11-29"),
        ("5 to 9 July 2021 inclusive", "2021-07-05/2021-07-09"),
        ("الربعان الأول والثاني من عام 2022", "2022-33/2022-34"),
        ("25–29 November 2019", "2019-11-25/2019-11-29"),
        ("25 to 29 Nov. 2019", "2019-11-25/2019-11-29"),
        ("July 5-9, 2021", "2021-07-05/2021-07-09"),
        ("July 5-9 2021", "2021-07-05/2021-07-09"),
        ("2021 5-9 July", "2021-07-05/2021-07-09"),
        ("du 25 au 29 novembre 2019", "2019-11-25/2019-11-29"),
        ("25-29 ноября 2019 года", "2019-11-25/2019-11-29"),
        ("2019年11月25日至29日", "2019-11-25/2019-11-29"),
        ("2019年11月25至29日", "2019-11-25/2019-11-29"),
        ("14 octobre 2009-18 novembre 2010", "2009-10-14/2010-11-18"),
        ("1er juillet 2021-5 juillet 2021", "2021-07-01/2021-07-05"),
        ("5 July 2018-13 August 2018", "2018-07-05/2018-08-13"),
        ("15 June 2020-1st Jan. 2021", "2020-06-15/2021-01-01"),
        ("30 October–3 November 2023", "2023-10-30/2023-11-03"),
        ("July-August 2018", "2018-07/2018-08"),
        ("2024-03-12 to 2024-03-14", "2024-03-12/2024-03-14"),
        ("2018-2019", "2018/2019"),
        ("2019/20", "2019/2020"),
        ("6 and 7 February 2013", "2013-02-06/2013-02-07"),
        ("first and second quarters of 2022", "2022-33/2022-34"),
        ("throughout 2018", "2018-01/2018-12"),
        ("from March 1st to 3rd, 2021", "2021-03-01/2021-03-03"),
        ("2021-34 to 2022-33", "2021-34/2022-33"),
        ("31 March and 1 April 2021", "2021-03-31/2021-04-01"),
        ("bienio 2020-2021", "2020/2021"),
        # Bounds.
        ("since April 2008", "2008-04/.."),
        ("à partir d'avril 2008", "2008-04/.."),
        ("从 2022 年起", "2022/.."),
        ("by July 2021", "[..2021-07]"),
        ("by the end of 2021", "[..2021]"),
        ("к концу 2021 года", "[..2021]"),
        ("before 5 July 2021", "[..2021-07-04]"),
        ("avant 2021", "[..2020]"),
        ("after July 2021", "[2021-08..]"),
        ("no earlier than July 2021", "[2021-07..]"),
        ("not after July 2021", "[..2021-07]"),
        ("no después de julio de 2021", "[..2021-07]"),
        ("between 2014 and 2016", "[2014..2016]"),
        ("между мартом и маем 2016 года", "[2016-03..2016-05]"),
        ("2 or 3 May 2014", "[2014-05-02..2014-05-03]"),
        ("2018–present", "2018/.."),
        ("с июля 2018 г. по настоящее время", "2018-07/.."),
        ("avant la fin de 2020", "[..2020]"),
        ("2019年年底前", "[..2019]"),
        ("pre-2018", "[..2017]"),
        ("some time before the end of Q2 2020", "[..2020-34]"),
        # Signs that look alike, and signs that are not seen.
        ("\u200f2024-03-12", "2024-03-12"),
        ("2024\u201003\u201012", "2024-03-12"),
        ("“2024”", "2024"),
        ("\uff12\uff10\uff11\uff18", "2018"),
        (" 2018-07\n", "2018-07"),
        ("[2018-07 .. 2018-08]", "[2018-07..2018-08]"),
        ("2021-07-05 00:00:00", "2021-07-05"),
    ],
)
def test_phrases_are_read(written: str, meant: str) -> None:
    """A phrase that can mean one date is read as that date."""
    assert read_date(written).text == meant


@pytest.mark.parametrize(
    ("written", "key", "meant"),
    [
        ("5/7/2021", "ambiguous", ["2021-07-05", "2021-05-07"]),
        ("12/03/2024", "ambiguous", ["2024-03-12", "2024-12-03"]),
        ("2008/09", "ambiguous", ["2008-09", "2008/2009"]),
        ("2008–09", "ambiguous", ["2008-09", "2008/2009"]),
        ("during 2018", "ambiguous", ["2018", "2018-01/2018-12"]),
        ("in the course of 2018", "ambiguous", ["2018", "2018-01/2018-12"]),
        ("в течение 2018 года", "ambiguous", ["2018", "2018-01/2018-12"]),
        ("خلال عام 2018", "ambiguous", ["2018", "2018-01/2018-12"]),
        ("2021年以前", "ambiguous", ["[..2020]", "[..2021]"]),
        ("2021年7月后", "ambiguous", ["[2021-08..]", "[2021-07..]"]),
        ("para 2021", "ambiguous", ["2021", "[..2021]"]),
        ("as of 30 June 2021", "ambiguous", ["2021-06-30/..", "[..2021-06-30]"]),
        ("5/7/21", "two-digit-year", ["2005-07-21", "2021-05-07", "2021-07-05"]),
        ("7-8/2021", "ambiguous", ["2021-08-07", "2021-07-08", "2021-07/2021-08"]),
        ("2021.7-8", "ambiguous", ["2021-07-08", "2021-07/2021-08"]),
        ("2021/07-08", "ambiguous", ["2021-07-08", "2021-07/2021-08"]),
        (
            "28.11–02.12.2021",
            "ambiguous",
            ["2021-11-28/2021-12-02", "2020-11-28/2021-02-12"],
        ),
        (
            "5.7.-9.7.2021",
            "ambiguous",
            [
                "2021-07-05/2021-07-09",
                "2021-07-05/2021-09-07",
                "2021-05-07/2021-07-09",
                "2021-05-07/2021-09-07",
            ],
        ),
        (
            "de la mi-2019 à la fin 2020",
            "vague",
            ["2019-06/2020-12", "2019-38/2020-36", "2019-04/2020-41", "2019/2020"],
        ),
        (
            "late 2019 or early 2020",
            "vague",
            ["[2019-36..2020-33]", "[2019-41..2020-40]", "[2019..2020]"],
        ),
        ("5 July 2021 10:00–12:00", "time", ["2021-07-05"]),
        ("до 5 июля 2021 г. включительно", "until", ["[..2021-07-05]"]),
        ("46068", "serial-number", ["2026-02-15"]),
        ("early 2018", "vague", ["2018-33", "2018-40", "2018"]),
        ("2018年初", "vague", ["2018-01", "2018-33", "2018-40", "2018"]),
        ("fin 2021", "vague", ["2021-12", "2021-36", "2021-41", "2021"]),
        (
            "by mid-2021",
            "vague",
            ["[..2021-07]", "[..2021-38]", "[..2021-09]", "[..2021]"],
        ),
        ("193X/196X", "moment-or-span", ["[1930..1969]", "1930/1969"]),
        (
            "2003-22 (summer)",
            "season",
            ["[2003-06..2003-08]", "[2002-12..2003-02]", "[2003-12..2004-02]"],
        ),
        ("about 2018", "about", ["[2017..2019]"]),
        ("2018-07~", "about", ["[2018-06..2018-08]"]),
        ("2018?", "perhaps", ["2018"]),
        ("2018 (tbc)", "tentative", ["2018"]),
        ("until March 2021", "until", ["[..2021-03]"]),
        ("至2021年3月", "until", ["[..2021-03]"]),
        ("2018-09/", "no-end", ["2018-09/..", "2018-09"]),
        ("2018..2019", "moment-or-span", ["[2018..2019]", "2018/2019"]),
        (
            "July/August 2018",
            "moment-or-span",
            ["[2018-07..2018-08]", "2018-07/2018-08"],
        ),
        ("30 December – 3 January 2020", "turn-of-year", ["2019-12-30/2020-01-03"]),
        (
            "Dec/Jan 2021",
            "turn-of-year",
            ["[2020-12..2021-01]", "2020-12/2021-01"],
        ),
        ("Thursday 1 April 2008", "weekday", ["2008-04-01", "2008-04-03"]),
        ("2018-07-05T10:00", "time", ["2018-07-05"]),
        ("Geneva, 5 July 2021", "unread-words", ["2021-07-05"]),
        ("5-9 July 2021 (5 days)", "unread-words", ["2021-07-05/2021-07-09"]),
        (
            "au cours du premier semestre de 2020",
            "ambiguous",
            ["2020-40", "2020-01/2020-06"],
        ),
        ("2024-25", "ambiguous", ["[2024-03..2024-05]", "2024/2025"]),
        ("1900s", "ambiguous", ["[1900..1909]", "[1900..1999]"]),
        ("du 31 décembre au 2 janvier 2020", "turn-of-year", ["2019-12-31/2020-01-02"]),
        ("au 31 décembre 2020", "ambiguous", ["2020-12-31", "[..2020-12-31]"]),
    ],
)
def test_what_can_mean_several_dates_is_asked_about(
    written: str, key: str, meant: list[str]
) -> None:
    """Nothing is chosen where a text is doubtful; each choice reads as written."""
    assert unread(written).reason.key == f"date/{key}"
    assert choices(written) == meant
    assert [Edtf.parse(one).text for one in meant] == meant


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2015-02-29", "February 2015 has 28 days, and no day 29"),
        ("31 février 2021", "write a day from 2021-02-01 to 2021-02-28, or 2021-02"),
        ("../2015-02-29", "February 2015 has 28 days"),
        ("2018-13", "2018 has no month 13; write a month from 01 to 12"),
        ("2018-33-05", "2018 has no month 33"),
        ("2021年13月", "2021 has no month 13"),
        ("fifth quarter 2018", '"fifth" was not understood'),
        ("5th quarter 2018", "no such part"),
        ("29–25 November 2019", "ends before it begins"),
        ("2018-11/2018-09", "ends before it begins"),
        ("0000-05", "no year 0"),
        ("5 July", "no year of four digits"),
        ("6 and 9 February 2013", "make an entry for each"),
        ("{2018,2019}", "make an entry for each"),
        ("not 2018", "says what the date is not"),
        ("the rest of 2018", "write from when"),
        ("Monday, July 2021", "no day of a month"),
        ("tomorrow", "depends on the day"),
        ("the day after 5 July 2021", "depends on the day from which it is counted"),
        ("the year after 2018", "depends on the day"),
        ("5 days in July 2021", '"5 days" was not understood'),
        ("2 días en julio de 2021", '"2 dias" was not understood'),
        ("2 дня в июле 2021 года", '"2 дня" was not understood'),
        ("a year before 2018", "depends on the day"),
        ("the year to 30 June 2021", "depends on the day"),
        ("l'année avant 2018", "depends on the day"),
        ("el mes después de julio de 2021", "depends on the day"),
        ("за год до 2018", "depends on the day"),
        ("بعد شهر من يوليو 2021", "depends on the day"),
        ("2021年上半月", "no such part"),
        ("juillet 2021 (2e semestre)", "no such part"),
        ("July 2021 (H2)", "no such part"),
        ("2021-W60", "no such part"),
        ("Mon-Fri 5-9 July 2021", "its form is not known"),
        ("two years after 2018", '"two years" was not understood'),
        ("spring 2019/20", "to which of the years it belongs"),
        ("second half of 2018–2019", "to which of the years it belongs"),
        ("fourth quarter of the biennium 2020-2021", "to which of the years"),
        ("second Monday of May 2022", "its form is not known"),
        ("2nd Monday of May 2022", "its form is not known"),
        ("first nine months of 2021", '"nine months" was not understood'),
        ("around 5–9 July 2021", "it says about"),
        ("2021-00", "no month 0"),
        ("2021-07-00", "no month has a day 0"),
        ("5-Jul-21", "no year of four digits"),
        ("15 رمضان 1442", '"رمضان" was not understood'),
        ("undated", "says that there is no date; leave the date out"),
        ("[..]", "leave the date out"),
        ("", "leave the date out"),
        ("  ", "leave the date out"),
        ("x" * 10_000, "too long"),
        ("and", "its form is not known; write a day (2018-08-28)"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(written: str, reason: str) -> None:
    """The reason names what is wrong, and nothing is offered."""
    refusal = unread(written)

    assert reason in message_words(refusal.reason)
    assert refusal.choices == ()
    assert refusal.text == written


def test_choices_stand_in_the_message_with_their_words() -> None:
    """Somebody who knows no EDTF can choose."""
    assert "2021-07-05 for 5 July 2021 or 2021-05-07 for 7 May" in message_words(
        unread("5/7/2021")
    )
    assert "a Tuesday" in message_words(unread("Geneva, Thursday 1 April 2008"))
    assert "2008-04-01 for 1 April 2008, a Tuesday" in message_words(
        unread("Thursday 1 April 2008")
    )


def test_long_text_is_quoted_in_part() -> None:
    """A page pasted into a date field does not come back whole."""
    assert "x" * 50 not in message_words(unread("x" * 10_000))


@given(st.text() | st.text("[]0123489X~/. -年月日JulyАмай", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed gives a date or one refusal, never a fault."""
    try:
        read = read_date(text).text
    except DateError as refusal:
        read = refusal.text

    assert read is not None


def test_what_was_read_is_described_with_its_unusual_signs() -> None:
    """An invisible mark and a look-alike hyphen are named."""
    said = describe_reading("\u200f2024\u201003", "2024-03")

    assert said.endswith(
        "was read as 2024-03, March 2024; it has the sign "
        "U+200F RIGHT-TO-LEFT MARK, U+2010 HYPHEN"
    )
    assert describe_reading("25–29 May 2019", "2019-05-25/2019-05-29") == (
        '"25–29 May 2019" was read as 2019-05-25/2019-05-29, 25–29 May 2019'
    )
