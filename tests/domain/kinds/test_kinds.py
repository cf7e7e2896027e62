"""The kinds of entry: one vocabulary, and a definition each that holds together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from domain.content import COMMON_FIELDS
from domain.fields import Type
from domain.kinds import (
    KINDS,
    MODULES,
    Definition,
    Kind,
    Life,
    Reported,
    UnknownKindError,
    get_definition,
    kinds_of_family,
)
from domain.kinds.body import Formed
from domain.kinds.natural_order import NATURAL_ORDER, STEPS
from domain.references import FAMILIES
from domain.vocabulary import STATE_SENTENCES
from tests.support.refusals import refuses
from wording.messages import message_words

RESERVED = {
    *COMMON_FIELDS,
    *("basis", "printed", "para", "words", "also", "target", "changes"),
    *("reason", "key", "kind", "subject", "by", "entity_id", "day"),
}
"""Names that every entry, or every row of a sheet, has already."""

LARGEST_KIND = 25


def _own_fields() -> Iterator[tuple[str, Definition, object]]:
    for kind in KINDS.values():
        hints = get_type_hints(kind.cls, include_extras=True)
        for member in kind.members:
            yield member.name, kind, hints[member.name]


def _settings(kind: Definition) -> tuple[set[str], set[str]]:
    """Give the state fields that hold one value, and those that hold items."""
    moved = {*kind.adds, *kind.removes, *kind.silent, kind.per}
    single = {m.name for m in kind.members if m.name not in moved}
    single |= {*kind.sets, *kind.clears, *([kind.dated] if kind.dated else [])}
    return single, {*kind.adds.values(), *kind.removes.values()}


def test_every_family_has_kinds() -> None:
    """There is no family of subjects on which nothing can be recorded."""
    by_family = {family: kinds_of_family(family) for family in FAMILIES}

    counts = {family: len(kinds) for family, kinds in by_family.items()}

    assert min(counts.values()) > 2, counts
    assert sum(counts.values()) == len(KINDS)


def _modules_of(family: str) -> list[str]:
    further = {"document": ["domain.kinds.report"]}
    own = ["domain.kinds.common", f"domain.kinds.{family}"]
    return own + further.get(family, [])


def test_every_kind_stands_in_the_module_of_its_family() -> None:
    """Where a kind is defined can be told from its name; a report is a document."""
    modules = {f"domain.kinds.{family}" for family in FAMILIES}

    places = {kind.name: kind.cls.__module__ for kind in KINDS.values()}

    assert modules < {module.__name__ for module in MODULES}
    assert not {
        name: place
        for name, place in places.items()
        if place not in _modules_of(name.partition(".")[0])
    }


def test_every_family_has_a_note_and_a_further_reference() -> None:
    """Whatever the subject, a note and another reference can be added."""
    common = ("noted", "reference-added")

    names = {f"{family}.{what}" for family in FAMILIES for what in common}

    assert names <= KINDS.keys()


def test_a_field_name_means_one_thing() -> None:
    """A field has one type and one nullability over all kinds."""
    meanings: dict[str, set[object]] = defaultdict(set)

    for name, _, hint in _own_fields():
        base, field = get_args(hint)
        meanings[name].add((base, replace(field, retired="")))

    assert {name for name, found in meanings.items() if len(found) > 1} == set()


def test_no_own_field_hides_a_common_one() -> None:
    """What every entry carries cannot be a kind's own field as well."""
    used = {name for name, _, _ in _own_fields()}

    hidden = used & RESERVED

    assert hidden == set()


def test_a_state_field_is_one_value_or_a_collection_never_both() -> None:
    """A reader of a state field knows whether to expect one value or many."""
    single, many = set[str](), set[str]()

    for kind in KINDS.values():
        ones, collections = _settings(kind)
        single |= ones
        many |= collections

    assert single & many == set()


def test_every_state_field_has_its_sentence() -> None:
    """The manual says of every state field what it tells."""
    own = {name for name, _, _ in _own_fields()}
    states = {name for kind in KINDS.values() for s in _settings(kind) for name in s}

    unsaid = states - own

    assert unsaid == STATE_SENTENCES.keys()


def test_sentences_read_as_sentences() -> None:
    """The sentence of each kind and of each field is a plain sentence."""
    fields = [member.field for kind in KINDS.values() for member in kind.members]
    sentences = [kind.sentence for kind in KINDS.values()]
    sentences += [field.sentence for field in fields]

    wrong = [one for one in sentences if not (one[:1].isupper() and one[-1:] == ".")]

    assert wrong == []


def test_kinds_end_only_what_sets_a_field_that_they_set() -> None:
    """A kind that ends another shares a state field with it."""
    fields = {name: set().union(*_settings(kind)) for name, kind in KINDS.items()}
    pairs = [(kind.name, ended) for kind in KINDS.values() for ended in kind.ends]

    wrong = [(one, ended) for one, ended in pairs if not fields[one] & fields[ended]]

    assert ("role.vacated", "role.assigned") in pairs
    assert wrong == []


def test_the_natural_order_names_kinds_that_exist() -> None:
    """A step that is misspelt, or a family that is left out, would order nothing."""
    assert NATURAL_ORDER.keys() <= KINDS.keys()
    assert STEPS.keys() == set(FAMILIES)


def test_a_life_opens_and_closes_in_the_natural_order() -> None:
    """Kinds that open a life come before those within it, and these before an end."""
    for kind in KINDS.values():
        steps = NATURAL_ORDER.get(kind.name)
        for other in kinds_of_family(kind.family):
            later = NATURAL_ORDER.get(other.name)
            if steps and later and steps.last < later.first:
                assert (kind.life, other.life) != (Life.DURING, Life.OPENS)
                assert kind.life is not Life.CLOSES


def test_a_kind_that_sets_a_state_needs_a_step() -> None:
    """Whoever adds a kind cannot forget what ends its state."""
    with pytest.raises(TypeError, match="place it in"):

        class Paused(
            Kind,
            name="body.paused",
            reported=Reported.LISTED,
            sets={"stage": "paused"},
        ):
            """The body paused."""


def test_references_name_families_that_exist() -> None:
    """A field that names a subject names one of a family that exists."""
    fields = [member.field for kind in KINDS.values() for member in kind.members]

    named = {family for field in fields for family in field.families}

    assert named <= set(FAMILIES)


def test_choices_offer_words_once() -> None:
    """A choice has words to choose from, each once; no other field has any."""
    for kind in KINDS.values():
        for member in kind.members:
            words = member.field.choices
            assert bool(words) == (member.field.type is Type.CHOICE), kind.name
            assert len(words) == len(set(words)), kind.name


def test_an_instance_gives_only_what_was_filled_in() -> None:
    """Fields left empty do not stand in the entry."""
    formed = Formed(members=("actor:brs",))

    data = formed.data()

    assert data == {"members": ("actor:brs",)}


def test_a_missing_kind_is_refused_with_those_that_come_near() -> None:
    """A slip in the name of a kind is answered with the name that was meant."""
    name = "body.fromed"

    with refuses(UnknownKindError, match=r"did you mean body\.formed") as refused:
        get_definition(name)

    assert "body.formed" in refused.value.near


@pytest.mark.parametrize("written", ["Body.Formed", "body formed", " body.formed "])
def test_a_kind_in_other_letters_is_the_only_one_meant(written: str) -> None:
    """A spreadsheet writes capitals and spaces by itself."""
    with refuses(UnknownKindError, match=r"did you mean body\.formed\?$"):
        get_definition(written)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("actor.wwwwwwwwwwwwww", "kinds of this family: actor.registered"),
        ("zzz", "the family one of actor, body"),
    ],
)
def test_a_kind_like_no_other_is_refused_with_a_list(name: str, advice: str) -> None:
    """Where nothing comes near, the refusal says what there is."""
    with pytest.raises(UnknownKindError) as refused:
        get_definition(name)

    assert advice in message_words(refused.value)


def test_two_kinds_cannot_share_a_name() -> None:
    """A stored name belongs to one kind for ever."""
    taken = "body.formed"

    with pytest.raises(TypeError, match="two kinds are named"):

        class Impostor(Kind, name=taken, reported=Reported.LISTED):
            """It is not the one."""

    assert KINDS[taken].cls is Formed


def test_a_kind_needs_fields_of_its_own() -> None:
    """A slip in the statement of a kind is found when it is defined."""
    with pytest.raises(TypeError, match="'nmae' is no field of it"):

        class Misspelt(
            Kind,
            name="body.misspelt",
            reported=Reported.LISTED,
            needs=("nmae",),
        ):
            """It needs what it does not have."""

    assert "body.misspelt" not in KINDS


def test_plans_and_proposals_may_stand_before_and_after_a_life() -> None:
    """Nothing that may sensibly stand outside a life is refused for it."""
    outside = (
        "actor.registered",
        "area.considered",
        "body.proposed",
        "mandate.paragraph-stated",
        "meeting.planned",
        "role.stated-vacant",
    )

    lives = {KINDS[name].life for name in outside}

    assert lives == {Life.OUTSIDE}


def test_kinds_stay_small() -> None:
    """A form with too many fields is not filled in under a minute."""
    counts = {kind.name: len(kind.members) for kind in KINDS.values()}

    assert {name for name, count in counts.items() if count > LARGEST_KIND} == set()
