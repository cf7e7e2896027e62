"""What the steps of features of reports say alike."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.errors import DomainError

SESSION = r'"(?P<session>[^"]+)"'
NAME = r'"(?P<name>[^"]+)"'
PLANNED = rf"a joint report to {SESSION} is planned"


def refused(do: Callable[[], Any]) -> DomainError:
    """Do what is refused, and give the refusal."""
    with pytest.raises(DomainError) as caught:
        do()
    return caught.value


def entities(words: str) -> list[str]:
    """Read "minamata, brs and chemicals-and-health"."""
    return words.replace(" and ", ", ").split(", ")
