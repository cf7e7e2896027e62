"""Executes GraphQL operations: a large answer in a fraction of the library's time.

A plan is made of each operation, once: for each of its field sets a Python function
that reads a value and writes the answer. A function knows the usual case of each field
only: an attribute, or a resolver that takes nothing but ``self``, whose value has the
very class that its type wants. Whatever is not usual (arguments, permissions,
extensions, awaitables, a value of another class, a null where none may be, an
exception) is handed, with the value read so far, to the library's own executor, which
completes it or fails as it always does.

So an answer is equal, in data, in the order of its keys, in its errors and their paths:
either the library gave it, or the shortcut is one whose outcome is fixed by the class
of the value. Nothing is resolved twice. A differential test holds the two equal.
"""

from graphql_engine.executor.executor import PlannedExecutor

__all__ = ["PlannedExecutor"]
