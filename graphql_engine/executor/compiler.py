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
from graphql_engine.executor.codegen import FunctionSource, PlanFunction
from graphql_engine.executor.object_types import ObjectFunctions
from graphql_engine.executor.positions import FieldPosition
from graphql_engine.executor.resolvers import ValueReader, find_reader
from graphql_engine.executor.scalars import PLAIN_CLASSES, find_leaf_output

CompileObject = Callable[[FieldPosition, Any, GraphQLObjectType], PlanFunction | None]
"""Returns, for a position and an executor, the function for objects of a type."""

_CAST = repr(TYPE_CAST_ATTRIBUTE)


class Compiler:
    """Makes functions for one schema.

    Args:
        compile_object: returns the function for an object type at a position.
    """

    def __init__(self, schema: GraphQLSchema, compile_object: CompileObject) -> None:
        self._schema = schema
        self._compile_object = compile_object

    def field_set(
        self, parent: GraphQLObjectType, grouped: GroupedFieldSet
    ) -> PlanFunction:
        """Make the function that reads an object's fields into a dictionary."""
        source = FunctionSource()
        written = []
        for key, details in grouped.items():
            name = details[0].node.name.value
            if definition := self._schema.get_field(parent, name):
                position = FieldPosition(parent, definition, details, definition.type)
                bound = source.bind(key)
                written.append(f"{bound}: {self._field(source, position, bound)}")
        return source.build(templates.FIELD_SET, result=", ".join(written))

    def items(self, position: FieldPosition) -> PlanFunction:
        """Make the function that turns a list or tuple into a list."""
        source = FunctionSource()
        self._complete(source, position, "(path, index, None)")
        return source.build(templates.ITEMS)

    def _field(self, source: FunctionSource, position: FieldPosition, key: str) -> str:
        """Write how a field's value is read; return the name of the variable."""
        parent = source.bind(position.parent.name)
        if position.nodes[0].name.value == "__typename":
            return parent
        here = f"(path, {key}, {parent})"
        reader = find_reader(position.definition)
        if reader is None:
            bound = source.bind(position)
            source.add(templates.RESOLVE.format(position=bound, here=here))
        else:
            source.add(templates.READ.format(read=_read(source, reader)))
            self._complete(source, position, here)
        name = f"of_{key}"
        source.add(templates.STORE.format(name=name))
        return name

    def _complete(
        self, source: FunctionSource, position: FieldPosition, here: str
    ) -> None:
        nullable = _nullable(position.type)
        lines = (
            _leaf_lines(source, nullable)
            if is_leaf_type(nullable)
            else self._nested_lines(source, position, nullable)
        )
        is_required = isinstance(position.type, GraphQLNonNull)
        source.add(
            lines.format(
                position=source.bind(position),
                here=here,
                not_null="True" if is_required else "value is not None",
            )
        )

    def _nested_lines(
        self,
        source: FunctionSource,
        position: FieldPosition,
        output_type: GraphQLOutputType,
    ) -> str:
        if isinstance(output_type, GraphQLList):
            items = self.items(position._replace(type=output_type.of_type))
            return templates.fill_gaps(templates.LIST, call=source.bind(items))
        functions = ObjectFunctions(
            self._schema,
            cast("GraphQLObjectType | GraphQLAbstractType", output_type),
            partial(self._compile_object, position),
        )
        lines = templates.CAST_OBJECT if functions.checks_casts else templates.OBJECT
        return templates.fill_gaps(lines, functions=source.bind(functions), cast=_CAST)


def _read(source: FunctionSource, reader: ValueReader) -> str:
    if isinstance(reader, str):
        return f"source.{reader}"
    return f"{source.bind(reader)}(source)"


def _nullable(output_type: GraphQLOutputType) -> GraphQLOutputType:
    return (
        output_type.of_type if isinstance(output_type, GraphQLNonNull) else output_type
    )


def _leaf_lines(source: FunctionSource, leaf_type: GraphQLLeafType) -> str:
    leaf = find_leaf_output(leaf_type)
    if leaf is None:
        return templates.COMPLETE
    names = {name: source.bind(thing) for name, thing in leaf.names.items()}
    test, write = leaf.test.format(**names), leaf.write.format(**names)
    if leaf.is_safe:
        return templates.fill_gaps(templates.SAFE, test=test, write=write)
    plain = source.bind(PLAIN_CLASSES)
    return templates.fill_gaps(templates.COERCED, test=test, write=write, plain=plain)
