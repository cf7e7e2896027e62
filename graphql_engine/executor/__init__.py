"""Executes GraphQL operations: a large response in a fraction of the library's time.

A plan is made for each operation, once. For each set of fields it compiles a Python
function that reads the values of an object and writes its part of the response. The
function handles only the usual case of each field: an attribute, or a resolver that
takes nothing but ``self``, whose value is of exactly the class that its type wants.
Every other case (arguments, permissions, extensions, a value of another class, a null
where none may be, an exception) is passed, with the value read so far, to the library's
own executor. Resolvers are synchronous: the engine runs operations in threads.

So the response is equal in data, in the order of its keys, in errors and their paths,
and nothing is resolved twice. A differential test compares the two.
"""

from graphql_engine.executor.executor import PlannedExecutor

__all__ = ["PlannedExecutor"]
