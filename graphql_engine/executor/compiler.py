"""Writes the functions of a plan, from the types of a schema."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from graphql import (
    GraphQLAbstractType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    is_leaf_type,
)
from graphql.execution.collect_fields import GroupedFieldSet
from strawberry.types.cast import TYPE_CAST_ATTRIBUTE

from graphql_engine.executor import templates
from graphql_engine.executor.codegen import Run, Source
from graphql_engine.executor.object_types import Runs
from graphql_engine.executor.positions import Place
from graphql_engine.executor.resolvers import Way, way_of
from graphql_engine.executor.scalars import PLAIN, leaf_of

Compiled = Callable[[Place, Any, GraphQLObjectType], Run | None]
"""Gives, to an executor, the function for objects of a type that stand at a place."""

_CAST = repr(TYPE_CAST_ATTRIBUTE)


class Compiler:
    """Makes functions for one schema.

    Args:
        compiled: gives the function for an object type that stands at a place.
    """

    def __init__(self, schema: GraphQLSchema, compiled: Compiled) -> None:
        self._schema = schema
        self._compiled = compiled

    def field_set(self, parent: GraphQLObjectType, grouped: GroupedFieldSet) -> Run:
        """Make the function that reads an object's fields into a dictionary."""
        source = Source()
        written = []
        for key, details in grouped.items():
            name = details[0].node.name.value
            if definition := self._schema.get_field(parent, name):
                place = Place(parent, definition, details, definition.type)
                bound = source.bind(key)
                written.append(f"{bound}: {self._field(source, place, bound)}")
        return source.function(templates.FIELD_SET, result=", ".join(written))

    def items(self, place: Place) -> Run:
        """Make the function that turns a list or tuple into a list."""
        source = Source()
        self._completed(source, place, "(path, index, None)")
        return source.function(templates.ITEMS)

    def _field(self, source: Source, place: Place, key: str) -> str:
        """Write how a field's value is had; give the name that it then has."""
        parent = source.bind(place.parent.name)
        if place.nodes[0].name.value == "__typename":
            return parent
        here = f"(path, {key}, {parent})"
        way = way_of(place.definition)
        if way is None:
            text = templates.IN_FULL.format(place=source.bind(place), here=here)
            source.add(text)
        else:
            source.add(templates.READ.format(read=_read(source, way)))
            self._completed(source, place, here)
        name = f"of_{key}"
        source.add(templates.KEPT.format(name=name))
        return name

    def _completed(self, source: Source, place: Place, here: str) -> None:
        kind = _nullable(place.kind)
        lines = (
            _leaf_lines(source, kind)
            if is_leaf_type(kind)
            else self._nested_lines(source, place, kind)
        )
        is_required = isinstance(place.kind, GraphQLNonNull)
        source.add(
            lines.format(
                place=source.bind(place),
                here=here,
                not_null="True" if is_required else "value is not None",
            )
        )

    def _nested_lines(
        self, source: Source, place: Place, kind: GraphQLOutputType
    ) -> str:
        if isinstance(kind, GraphQLList):
            items = self.items(place._replace(kind=kind.of_type))
            return templates.filled(templates.LIST, call=source.bind(items))
        runs = Runs(
            self._schema,
            cast("GraphQLObjectType | GraphQLAbstractType", kind),
            partial(self._compiled, place),
        )
        lines = templates.CAST_OBJECT if runs.looks_at_casts else templates.OBJECT
        return templates.filled(lines, runs=source.bind(runs), cast=_CAST)


def _read(source: Source, way: Way) -> str:
    return f"source.{way}" if isinstance(way, str) else f"{source.bind(way)}(source)"


def _nullable(kind: GraphQLOutputType) -> GraphQLOutputType:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def _leaf_lines(source: Source, kind: GraphQLLeafType) -> str:
    leaf = leaf_of(kind)
    if leaf is None:
        return templates.ORDINARY
    names = source.bind_all(leaf.names)
    test, write = leaf.test.format(**names), leaf.write.format(**names)
    if not leaf.write:
        return templates.filled(templates.AS_IT_IS, test=test)
    if leaf.is_sure:
        return templates.filled(templates.LOOKED_UP, test=test, write=write)
    plain = source.bind(PLAIN)
    return templates.filled(templates.COERCED, test=test, write=write, plain=plain)
