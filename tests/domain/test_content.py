"""The canonical form of an entry: its bytes never change, whoever writes it when."""

import pytest

from domain.content import (
    ENTRY_BYTES,
    Content,
    Occurred,
    Source,
    decode,
    encode,
    with_changes,
)
from domain.texts import Wording

LEAST = Content(
    kind="body.noted",
    subject="body:it",
    occurred=Occurred("2018-07"),
    sources=(Source("document:note"),),
    title={"en": Wording("Title")},
)


def test_what_is_not_said_takes_no_bytes() -> None:
    """A basis that is stated, words that are ours, an empty field: none is written."""
    canonical = encode(LEAST)

    assert canonical == (
        b'{"kind":"body.noted","subject":"body:it","v":1,'
        b'"occurred":{"date":"2018-07"},'
        b'"sources":[{"document":"document:note"}],'
        b'"title":{"en":{"words":"Title"}}}'
    )
    assert decode(canonical) == LEAST


def test_own_fields_are_written_in_one_order() -> None:
    """Two who type the same fields in another order record the same bytes."""
    data = {"name": {"en": {"words": "Group"}}, "members": ["actor:brs"]}
    one = Content(kind="body.formed", subject="body:it", data=data)
    other = Content(
        kind="body.formed", subject="body:it", data=dict(reversed(data.items()))
    )

    assert encode(one) == encode(other)
    assert b'"data":{"members":["actor:brs"],"name":' in encode(one)


@pytest.mark.parametrize("name", ["by", "entity", "authenticated"])
def test_nobody_is_known_until_somebody_says_so(name: str) -> None:
    """An entry whose recorder was not checked says nothing that it does not know."""
    content = Content(kind="body.noted", subject="body:it")

    assert not getattr(content, name)
    assert name.encode() not in encode(content)


def test_a_correction_changes_what_it_names_and_nothing_else() -> None:
    """Common fields and own fields; an own field that is emptied is gone."""
    before = Content(
        kind="body.formed",
        subject="body:it",
        occurred=Occurred("2018-07", "inferred"),
        data={"scope": "tripartite", "members": ["actor:brs"]},
        concerns=("area:gender",),
    )

    after = with_changes(before, {"occurred": {"date": "2018-08"}, "scope": None})

    assert after == Content(
        kind="body.formed",
        subject="body:it",
        occurred=Occurred("2018-08"),
        data={"members": ["actor:brs"]},
        concerns=("area:gender",),
    )


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("occurred", None, None),
        ("concerns", ["area:gender"], ("area:gender",)),
        (
            "sources",
            [{"document": "document:note", "paragraph": "3"}],
            (Source("document:note", paragraph="3"),),
        ),
        ("title", {"en": {"words": "Title"}}, {"en": Wording("Title")}),
        (
            "text",
            {"fr": {"words": "Texte", "official": True}},
            {"fr": Wording("Texte", official=True)},
        ),
        ("after", "an entry", "an entry"),
        ("follows_from", "an entry", "an entry"),
        ("reported_on", "2021-07-05", "2021-07-05"),
    ],
)
def test_every_common_field_can_be_corrected(
    field: str, written: object, read: object
) -> None:
    """A correction holds plain values, and the entry as corrected the values read."""
    after = with_changes(LEAST, {field: written})

    assert getattr(after, field) == read


def test_what_is_not_said_is_stated_by_the_source() -> None:
    """Dates are those of the source, unless somebody says that they are inferred."""
    assert Source("document:note").day_basis == "stated"
    assert Occurred("2018-07").basis == "stated"


def test_entries_have_at_most_sixty_thousand_bytes() -> None:
    """Other programs rely on the limit: it is raised by nobody in passing."""
    assert ENTRY_BYTES == 60_000
