"""The lines of the functions that plans compile.

``source`` is the object whose fields are read, ``value`` what was read, ``here`` its
path. Exceptions of every class are caught, where the library catches them, and passed
to it: a field that fails is part of the response.
"""

FIELD_SET = """\
def run(ex, source, path):
    {parts}
    return {{result}}
"""

ITEMS = """\
def run(ex, source, path):
    result = []
    for index, value in enumerate(source):
        {parts}
        result.append(value)
    return result
"""

# What a resolver raises becomes the value: the library takes an exception that is
# given for one that was raised, and adds the path.
READ = """\
try:
    value = {read}
except Exception as error:
    value = error
"""

STORE = """\
{name} = value
"""

RESOLVE = """\
value = ex.resolve_by_library({position}, source, {here})
"""

COMPLETE = """\
value = ex.complete_by_library({position}, value, {here})
"""

SAFE = """\
if {test}:
    value = {write}
elif {not_null}:
    value = ex.complete_by_library({position}, value, {here})
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
        value = ex.complete_by_library({position}, value, {here})
elif {not_null}:
    value = ex.complete_by_library({position}, value, {here})
"""

_NESTED = """\
    here = {here}
    try:
        value = {call}(ex, value, here)
    except Exception as error:
        value = ex.complete_by_library({position}, error, here)
elif {not_null}:
    value = ex.complete_by_library({position}, value, {here})
"""

_IS_LIST = "if type(value) is list or type(value) is tuple:\n"

LIST = _IS_LIST + _NESTED

_OF_OBJECT = _NESTED.replace("{call}", "call")

_FIND_CALL = """\
call = {functions}.get(type(value)) or {functions}.add(ex, type(value))
"""

OBJECT = _FIND_CALL + "if call and value is not None:\n" + _OF_OBJECT

CAST_OBJECT = (
    _FIND_CALL + "if call and getattr(value, {cast}, None) is None:\n" + _OF_OBJECT
)


def fill_gaps(lines: str, **texts: str) -> str:
    """Fill some of the gaps of a template, and leave the others."""
    for name, text in texts.items():
        lines = lines.replace("{" + name + "}", text)
    return lines
