"""Small faults that can be made in a Python file: its mutants.

A mutant replaces one expression or one simple statement. Annotations, decorators,
options of classes, docstrings, imports and prose (strings with a space) are left
alone: their mutants are equivalent, or mypy finds them, or they are a matter of
wording.
"""

import ast
import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import accumulate
from typing import TypeVar

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
FUNCTIONS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
CLAUSES = {"where", "having", "order_by", "limit", "distinct"}
"""Methods that add a clause to an SQL statement: their call is left out."""
TYPING = {"Annotated", "ClassVar", "Literal", "NewType", "TypeVar", "cast"}
GUARDS = {"check", "frozen", "slots", "stacklevel", "strict"}
"""Keyword arguments that only guard against a mistake in the code itself."""

Node = TypeVar("Node", bound=ast.AST)
Part = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: its bytes from ``start`` to ``end`` become ``text``."""

    path: str
    first_line: int
    last_line: int
    start: int
    end: int
    text: str

    def apply(self, source: bytes) -> bytes:
        """Return ``source`` with the change made."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def find_mutants(path: str, source: bytes) -> Iterator[Mutant]:
    """Yield every mutant of ``source``, in the order of the file.

    A few of them may not compile, such as one that returns from a generator.
    """
    offsets = [0, *accumulate(len(line) for line in source.splitlines(keepends=True))]
    for part in _changeable(ast.parse(source)):
        last_line = part.end_lineno or part.lineno
        start = offsets[part.lineno - 1] + part.col_offset
        end = offsets[last_line - 1] + (part.end_col_offset or 0)
        for text in sorted({_text(change) for change in changes(part)}):
            yield Mutant(path, part.lineno, last_line, start, end, text)


def _text(part: Part) -> str:
    text = ast.unparse(part)
    complete = ast.stmt | ast.Constant | ast.GeneratorExp | ast.Name | ast.Slice
    return text if isinstance(part, complete) else f"({text})"


def _changeable(node: ast.AST) -> Iterator[Part]:
    """Yield the expressions and statements below ``node`` that may be changed."""
    for name, value in ast.iter_fields(node):
        is_class_option = name == "keywords" and isinstance(node, ast.ClassDef)
        if is_class_option or name in {"annotation", "decorator_list", "returns"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                if isinstance(child, Part):
                    yield child
                yield from _changeable(child)


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case (
            ast.Import()
            | ast.ImportFrom()
            | ast.JoinedStr()
            | ast.pattern()
            | ast.Expr(value=ast.Constant())
            | ast.If(test=ast.Name(id="TYPE_CHECKING"))
            | ast.BinOp(op=ast.BitOr(), right=ast.Constant(value=None))
        ):
            return True
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Name(id=name)):
            return name in TYPING
        case ast.keyword(arg=name) if name:
            return name in GUARDS
        case ast.BinOp(op=ast.BitOr(), right=ast.Name(id=name)):
            return name.istitle()
        case _:
            return False


@singledispatch
def changes(_part: Part) -> Iterable[Part]:
    """Return what ``part`` may be replaced by."""
    return ()


@changes.register
def _(part: ast.Compare) -> Iterator[Part]:
    for index, operator in enumerate(part.ops):
        for other in COMPARISONS[type(operator)]:
            yield _with(part, ops=_replaced(part.ops, index, other()))


@changes.register
def _(part: ast.BoolOp) -> Iterator[Part]:
    yield _with(part, op=ast.Or() if isinstance(part.op, ast.And) else ast.And())
    for rest in _without_one(part.values):
        yield _with(part, values=rest) if len(rest) > 1 else rest[0]


@changes.register
def _(part: ast.UnaryOp) -> Iterator[Part]:
    if isinstance(part.op, ast.Not):
        yield part.operand


@changes.register
def _(part: ast.BinOp) -> Iterator[Part]:
    yield from (part.left, part.right)
    if type(part.op) in ARITHMETIC:
        yield _with(part, op=ARITHMETIC[type(part.op)]())


@changes.register
def _(part: ast.IfExp) -> Iterator[Part]:
    yield from (part.body, part.orelse)


@changes.register
def _(part: ast.Slice) -> Iterator[Part]:
    if part.lower or part.upper:
        yield ast.Slice(step=part.step)


@changes.register
def _(part: ast.Constant) -> Iterator[Part]:
    match part.value:
        case bool():
            yield ast.Constant(not part.value)
        case int() | float():
            yield ast.Constant(part.value + 1)
        case str() if part.value and " " not in part.value:
            yield ast.Constant(f"{part.value}~")


@changes.register
def _(part: ast.Call) -> Iterator[Part]:
    match part.func:
        case ast.Name(id=name) if name in FUNCTIONS:
            yield _with(part, func=ast.Name(FUNCTIONS[name]))
        case ast.Attribute(value=statement, attr=name) if name in CLAUSES:
            yield statement
    for index, keyword in enumerate(part.keywords):
        if keyword.arg not in GUARDS:
            yield _with(part, keywords=_replaced(part.keywords, index))


@changes.register(ast.List)
@changes.register(ast.Tuple)
@changes.register(ast.Set)
def _(part: ast.List | ast.Tuple | ast.Set) -> Iterator[Part]:
    if len(part.elts) > 1:
        for rest in _without_one(part.elts):
            yield _with(part, elts=rest)


@changes.register(ast.ListComp)
@changes.register(ast.SetComp)
@changes.register(ast.DictComp)
@changes.register(ast.GeneratorExp)
def _(
    part: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
) -> Iterator[Part]:
    """Leave out a filter, or iterate over nothing."""
    for index, loop in enumerate(part.generators):
        others = [_with(loop, ifs=rest) for rest in _without_one(loop.ifs)]
        for other in (*others, _with(loop, iter=ast.Tuple([]))):
            yield _with(part, generators=_replaced(part.generators, index, other))


@changes.register
def _(part: ast.Return) -> Iterator[Part]:
    if part.value and not isinstance(part.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


@changes.register(ast.Expr)
@changes.register(ast.AugAssign)
@changes.register(ast.Raise)
@changes.register(ast.Delete)
@changes.register(ast.Continue)
@changes.register(ast.Break)
def _(_part: Part) -> Iterator[Part]:
    yield ast.Pass()


@changes.register
def _(part: ast.Assign) -> Iterator[Part]:
    if not isinstance(part.targets[0], ast.Name | ast.Tuple):
        yield ast.Pass()


def _without_one(items: Sequence[Node]) -> list[list[Node]]:
    return [_replaced(items, index) for index in range(len(items))]


def _replaced(items: Sequence[Node], index: int, *others: Node) -> list[Node]:
    return [*items[:index], *others, *items[index + 1 :]]


def _with(node: Node, **fields: object) -> Node:
    """Return a copy of ``node`` with other values of some fields."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
