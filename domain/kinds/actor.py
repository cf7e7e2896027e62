"""Actors: entities, conferences, governments, organizations, and named people."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported


class Registered(
    Kind, name="actor.registered", reported=Reported.NEVER, life=Life.OUTSIDE
):
    """An actor is entered in the record, under the name that it goes by."""

    name: v.Name = None
    short_name: v.ShortName = None
    personal_name: v.PersonalName = None
    actor_type: v.ActorType = None
    parent: v.Parent = None


class Established(
    Kind,
    name="actor.established",
    reported=Reported.PROSE,
    life=Life.OPENS,
    sets={"stage": "established"},
):
    """The actor came into being."""

    name: v.Name = None
    short_name: v.ShortName = None
    actor_type: v.ActorType = None
    parent: v.Parent = None
    set_up_by: v.SetUpBy = ()
    place: v.Place = None


class Renamed(
    Kind,
    name="actor.renamed",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("name",),
):
    """The actor took another name."""

    name: v.Name = None
    short_name: v.ShortName = None
    former_name: v.FormerName = None


class Succeeded(
    Kind,
    name="actor.succeeded",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
    needs=("successor",),
):
    """Another actor took the actor's place."""

    successor: v.Successor = None
    cause: v.Cause = None


class Dissolved(
    Kind,
    name="actor.dissolved",
    reported=Reported.LISTED,
    life=Life.CLOSES,
    sets={"stage": "dissolved"},
):
    """The actor ceased to exist."""

    cause: v.Cause = None
