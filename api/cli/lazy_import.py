"""Modules that load when they are first used, so that ``--help`` answers at once."""

from importlib import import_module
from typing import Any


class Lazy:
    """Stands for a module of ours; reading an attribute of it loads the module.

    The library's ``LazyLoader`` leaves a half-loaded module behind when loading is
    interrupted; an ordinary import leaves none.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever it holds
        return getattr(import_module(self._name), attribute)


def lazy(name: str) -> Lazy:
    """Give a module that loads when it is first used."""
    return Lazy(name)
