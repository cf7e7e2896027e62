"""Developer tools: generators of committed documentation, schemas and examples.

They are not part of the package that users install, and no shipped module imports them.
"""
