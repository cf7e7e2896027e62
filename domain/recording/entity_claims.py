"""What an entry may claim: for which entity it speaks, and which item it repeats."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from domain.entry import Fact
from domain.errors import DomainError
from domain.references import Ref, fold_words


class OwnEntityError(DomainError):
    """Only the entity itself can record the entry."""

    def __init__(self, *, kind: str, named: str, entity: str) -> None:
        self.key = "refusal/own-entity" if entity else "refusal/own-entity-missing"
        super().__init__(kind=kind, named=named, entity=entity)


class UnknownEntityError(DomainError):
    """Nobody records for that actor in this ledger."""

    field = "entity"
    key = "refusal/unknown-entity"

    def __init__(self, *, entity: str, entities: Collection[str]) -> None:
        self.near = tuple(get_close_matches(fold_words(entity), entities, n=1))
        if self.near:
            self.key = "refusal/unknown-entity.similar"
        super().__init__(entity=entity, entities=tuple(entities), similar=self.near)


class UnknownItemError(DomainError):
    """The entry repeats values that no entry of its subject has."""

    key = "refusal/unknown-item"

    def __init__(self, *, fact: Fact, of: str, wanted: dict[str, object]) -> None:
        super().__init__(
            kind=fact.content.kind,
            values=tuple(f"{name} {value}" for name, value in wanted.items()),
            of=of,
            subject=Ref.parse(fact.content.subject),
        )
        self.wanted = wanted


def find_entity(entity: str, entities: Collection[str]) -> str:
    """Return an entity as the ledger spells it, if the ledger names any.

    Raises:
        UnknownEntityError: it is not one of the ledger's; with the one that may be
            meant.
    """
    if not (entity and entities):
        return entity
    known = {_actor(one): one for one in entities}
    if _actor(entity) not in known:
        raise UnknownEntityError(entity=entity, entities=entities)
    return known[_actor(entity)]


def check_own_entity(fact: Fact, entity: str) -> None:
    """Refuse an entry that speaks for an entity and is recorded for another.

    Args:
        entity: actor id of the entity for which it is recorded, or "".

    Raises:
        OwnEntityError: with both entities.
    """
    own = fact.definition.own
    if not own:
        return
    named = str(fact.content.data.get(own, ""))
    if not entity or _actor(named) != _actor(entity):
        raise OwnEntityError(kind=fact.content.kind, named=named, entity=entity)


def check_repeated_items(fact: Fact, others: Iterable[Fact]) -> None:
    """Refuse an entry that names an item of its subject that no other entry made.

    Args:
        others: the facts of the subject, as amended.

    Raises:
        UnknownItemError: with the values that no entry of the kind has together.
    """
    for kind, names in fact.definition.repeats.items():
        data = fact.content.data
        wanted = {name: data[name] for name in names if name in data}
        known = (one.content.data for one in others if one.content.kind == kind)
        if wanted and not any(wanted.items() <= one.items() for one in known):
            raise UnknownItemError(fact=fact, of=kind, wanted=wanted)


def _actor(reference: str) -> object:
    return Ref.parse(reference, "actor").subject_id
