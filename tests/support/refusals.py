"""Refusals, checked by their words in English."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from domain.errors import DomainError
from wording.messages import message_words

E = TypeVar("E", bound=DomainError)


@contextmanager
def refuses(kind: type[E], match: str) -> Iterator[pytest.ExceptionInfo[E]]:
    """Expect a refusal whose words match a pattern."""
    with pytest.raises(kind) as caught:
        yield caught
    words = message_words(caught.value)
    assert re.search(match, words), words
