"""Values in words: each type of field, in the reader's language, with its marks."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.content import Content, Occurred, Source
from domain.kinds import KINDS
from domain.references import Ref
from domain.texts import LANGUAGES, Wording
from projections.names.resolution import NamedSubject
from tests.support.histories import own_fields
from wording.phrases import NOTHING, Phrase
from wording.values import ValueFormatter

BRS = NamedSubject(
    "0" * 32,
    Ref("actor", "brs"),
    {"en": Wording("BRS secretariat"), "zh": Wording("公约秘书处", official=True)},
    ("brs",),
    {"en": Wording("BRS", official=True)},
)


def formatter(language: str) -> ValueFormatter:
    """Give a formatter that knows one name and one personal value."""
    return ValueFormatter(
        language,
        find_name={"actor:brs": BRS}.get,
        find_personal={"c0ffee": "A. Person"}.get,
    )


@pytest.mark.parametrize(
    ("language", "name", "value", "said"),
    [
        ("en", "planned_for", "2018-07", "July 2018"),
        ("fr", "planned_for", "2018-07", "juillet 2018"),
        ("en", "status", "under-way", "under way"),
        ("ar", "status", "under-way", "جارٍ"),
        ("en", "scope", "intersecretariat", "intersecretariat"),
        ("en", "entity", "actor:brs", "BRS secretariat"),
        ("zh", "entity", "actor:brs", "公约秘书处"),
        ("en", "entity", "actor:nobody", "nobody"),
        ("en", "participants", ["actor:brs", "actor:x"], "BRS secretariat, x"),
        ("zh", "participants", ["actor:brs", "actor:x"], "公约秘书处、x"),
        ("ar", "participants", ["actor:x", "actor:y"], "x، y"),
        ("en", "amount", "1000380", "1,000,380"),
        ("es", "amount", "1000380.50", "1.000.380,50"),
        ("en", "count", 1200, "1,200"),
        ("en", "known_position", 1200, "1200"),
        ("en", "term", "P2Y", "two years"),
        ("fr", "term", "P2Y", "2 ans"),
        ("en", "recurrence", "P2Y", "every two years"),
        ("en", "term", "as long as needed", "as long as needed"),
        ("en", "languages", ["en", "zh"], "English, Chinese"),
        ("fr", "original_language", "en", "anglais"),
        ("en", "original_language", "la", "la"),
        ("en", "tentative", True, "yes"),
        ("ru", "tentative", False, "нет"),
        ("en", "personal_name", "c0ffee", "A. Person"),
        ("en", "personal_name", "gone", "(erased)"),
        ("zh", "personal_name", "gone", "（已删除）"),
        ("en", "paragraph", "3-4", "3-4"),
        ("en", "url", "https://example.org/a-b", "https://example.org/a-b"),
        ("fr", "groups", "formed", "constitué"),
        ("fr", "leads", "not stated", "non précisé"),
        ("fr", "leads", "actor:brs", "BRS secretariat"),
        ("en", "occurred", {"date": "2018-07"}, "July 2018"),
        ("en", "sources", [{"document": "document:A/1", "paragraph": "3"}], "A/1, 3"),
        ("en", "field-of-a-newer-version", "some-code", "some-code"),
        ("en", "field-of-a-newer-version", {"a": 1, "b": "c"}, "1, c"),
        ("en", "count", None, ""),
        ("en", "members", [], ""),
    ],
)
def test_value_is_said_by_what_its_field_holds(
    language: str,
    name: str,
    value: Any,  # noqa: ANN401 - JSON values have no one type
    said: str,
) -> None:
    """A date is printed, a subject named, a code worded, a number grouped."""
    assert formatter(language).field(name, value).words == said


def test_member_of_a_collection_is_said_by_its_name() -> None:
    """That an item is in a collection is said by the item; yes would say nothing."""
    said = formatter("zh")

    assert said.field("members", value=True, item="actor:brs").words == "公约秘书处"
    assert said.field("symbols", value=True, item="MC-3/11").words == "MC-3/11"


def test_flag_of_an_item_is_said_as_yes_or_no() -> None:
    """Whether a term is renewable is not said by the name of the rule."""
    said = formatter("en")

    assert said.field("renewable", value=True, item="chair-term").words == "yes"
    assert said.field("renewable", value=False, item="chair-term").words == "no"


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", {"en": Wording("Mercury", official=True)}, Phrase("Mercury", "Mercury")),
        ("en", {"en": Wording("Mercury")}, Phrase("Mercury", "Mercury°", ("°",))),
        (
            "fr",
            {"en": Wording("Mercury", official=True), "zh": Wording("汞")},
            Phrase("Mercury", "Mercury [en]", ("[en]",)),
        ),
        ("fr", {"zh": Wording("汞")}, Phrase("汞", "汞° [zh]", ("°", "[zh]"))),
        ("fr", {}, NOTHING),
    ],
)
def test_text_is_marked_where_it_is_ours_or_not_translated(
    language: str, text: dict[str, Wording], phrase: Phrase
) -> None:
    """Words without marks are for programs, words with marks for tables."""
    assert formatter(language).text(text) == phrase


def test_list_keeps_the_marks_of_its_items() -> None:
    """Each item has its own marks, and the whole says which were used."""
    said = formatter("fr").field("participants", ["actor:brs", "actor:x"])

    assert said.marked == "BRS secretariat° [en], x"
    assert said.marks == ("°", "[en]")


@pytest.mark.parametrize(
    ("occurred", "marked"),
    [
        (Occurred("2018-07"), "July 2018"),
        (Occurred("2018-07", basis="inferred"), "July 2018~"),
        (Occurred("2018-07", printed="JULY  2018"), "July 2018"),
        (Occurred("2018-07", printed="2018年7月"), "July 2018"),
        (
            Occurred("2018-07", basis="inferred", printed="mid-2018"),
            "July 2018~ (mid-2018)",
        ),
        (None, ""),
    ],
)
def test_date_of_an_entry_says_what_was_printed(
    occurred: Occurred | None, marked: str
) -> None:
    """An inferred date is marked; printed words follow where they say more."""
    assert formatter("en").occurred(occurred).marked == marked


def test_entry_is_said_by_date_and_title() -> None:
    """An entry without a title is said by the sentence on its kind."""
    said = formatter("fr")
    titled = Content(
        kind="body.formed",
        subject="body:x",
        occurred=Occurred("2018-07", basis="inferred"),
        title={"fr": Wording("Création")},
    )
    bare = Content(kind="body.formed", subject="body:x")

    assert said.entry(titled).marked == "juillet 2018~\u00a0: Création°"
    assert said.entry(titled).marks == ("~", "°")
    assert said.entry(bare).words == KINDS["body.formed"].sentence


def test_source_is_named_by_document_and_paragraph() -> None:
    """A source without a paragraph is its document."""
    said = formatter("en")

    assert said.source(Source("document:A/1", paragraph="3")).words == "A/1, 3"
    assert said.source(Source("document:A/1")).words == "A/1"


def test_source_is_quoted_with_the_words_printed_there() -> None:
    """The quotation marks are those of the language."""
    printed = Source("document:A/1", paragraph="3", words="in October")
    value = [{"document": "document:A/1", "words": "in October"}]

    assert formatter("en").quoted_source(printed).words == "A/1, 3: “in October”"
    assert formatter("ru").quoted_source(printed).words == "A/1, 3: «in October»"
    assert formatter("en").quoted_source(Source("document:A/1")).words == "A/1"
    assert formatter("en").field("sources", value).words == "A/1: “in October”"


def test_subject_has_a_short_name_where_its_language_has_one() -> None:
    """A cell that is narrow takes the short name."""
    assert formatter("en").short_name(BRS).words == "BRS"
    assert formatter("zh").short_name(BRS).words == "公约秘书处"
    assert formatter("en").name(BRS).words == "BRS secretariat"


def test_money_names_its_currency() -> None:
    """An amount with a currency is read without a table of codes."""
    said = formatter("en")

    assert said.money("1000", "USD").words == "1,000 US dollars"
    assert said.money("1000").words == "1,000"


def test_days_and_instants_are_printed() -> None:
    """A day has no time; an instant is shown as the clocks of the zone showed it."""
    said = formatter("fr")
    noon = dt.datetime(2021, 7, 5, 12, tzinfo=dt.UTC)

    assert said.day(noon.date()).words == "5 juillet 2021"
    assert said.instant(noon, "Europe/Zurich").words.startswith("5 juillet 2021")
    assert "14:00:00" in said.instant(noon, "Europe/Zurich").words


@given(st.data(), st.sampled_from(sorted(KINDS)), st.sampled_from(LANGUAGES))
def test_every_value_of_every_kind_has_words(
    data: st.DataObject, kind: str, language: str
) -> None:
    """Whatever can be recorded can be read, in each language."""
    definition = KINDS[kind]
    own = data.draw(own_fields(definition))
    said = formatter(language)

    for effect in definition.effects(own):
        found = said.field(effect.field, effect.value, effect.item)
        is_something = effect.value not in (None, [], (), {}, "")
        assert bool(found.words) is is_something
