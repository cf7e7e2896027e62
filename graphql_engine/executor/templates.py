"""The lines that functions of a plan are made of.

``source`` is what fields are read from, ``value`` what was read, ``here`` its path;
``waiting`` gathers what is still awaited, by key. Exceptions of every class are caught,
where the library catches them, and handed to it: a field that fails is an answer.
"""

from typing import NamedTuple


class Frame(NamedTuple):
    """What stands around the parts of a function, and how deep they stand in it."""

    text: str
    depth: int


FIELD_SET = Frame(
    """\
try:
    pass
{parts}
except Exception:
    ex.abandoned(waiting)
    raise
result = {{result}}
""",
    depth=4,
)

ITEMS = Frame(
    """\
result = []
index = -1
try:
    for index, value in enumerate(source):
{parts}
        result.append(value)
except Exception:
    ex.abandoned(waiting, source[index + 1 :])
    raise
""",
    depth=8,
)

# What a resolver raises becomes the value: the library takes an exception that is
# given for one that was raised, and says where in the answer it happened.
READ = """\
try:
    value = {read}
except Exception as error:
    value = error
"""

KEPT = """\
{name} = value
"""

IN_FULL = """\
value = ex.in_full({place}, source, {here}, waiting)
"""

ORDINARY = """\
value = ex.ordinarily({place}, value, {here}, waiting)
"""

AS_IT_IS = """\
if not ({test}) and {not_null}:
    value = ex.ordinarily({place}, value, {here}, waiting)
"""

LOOKED_UP = """\
if {test}:
    value = {write}
elif {not_null}:
    value = ex.ordinarily({place}, value, {here}, waiting)
"""

COERCED = """\
if {test}:
    try:
        written = {write}
    except Exception as error:
        written = None
        value = error
    if type(written) in {plain}:
        value = written
    else:
        value = ex.ordinarily({place}, value, {here}, waiting)
elif {not_null}:
    value = ex.ordinarily({place}, value, {here}, waiting)
"""

_NESTED = """\
    here = {here}
    try:
        value = {call}(ex, value, here)
    except Exception as error:
        value = ex.ordinarily({place}, error, here, waiting)
    else:
        if type(value) is not {made}:
            value = ex.later({place}, value, here, waiting)
elif {not_null}:
    value = ex.ordinarily({place}, value, {here}, waiting)
"""

_IS_LIST = "if type(value) is list or type(value) is tuple:\n"

LIST = _IS_LIST + _NESTED.replace("{made}", "list")

_OF_OBJECT = _NESTED.replace("{made}", "dict").replace("{call}", "call")

_CHOOSE = """\
call = {runs}.get(type(value)) or {runs}.meet(ex, type(value))
"""

OBJECT = _CHOOSE + "if call and value is not None:\n" + _OF_OBJECT

CAST_OBJECT = (
    _CHOOSE + "if call and getattr(value, {cast}, None) is None:\n" + _OF_OBJECT
)


def filled(lines: str, **given: str) -> str:
    """Fill some of the gaps of a template, and leave the others."""
    for name, text in given.items():
        lines = lines.replace("{" + name + "}", text)
    return lines
