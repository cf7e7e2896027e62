"""The data loader: each key is read once, together with all that were enqueued."""

from collections.abc import Collection, Mapping

from graphql_engine.dataloader import MOST_KEYS, DataLoader


class Squares:
    """Reads squares of even numbers, and notes what was read."""

    def __init__(self) -> None:
        self.calls: list[list[int]] = []

    def __call__(self, keys: Collection[int]) -> Mapping[int, int]:
        """Read some."""
        self.calls.append(list(keys))
        return {key: key * key for key in keys if key % 2 == 0}


def test_enqueued_keys_are_read_together() -> None:
    """The first that is needed brings the others; each is read once."""
    squares = Squares()
    loader = DataLoader(squares)

    loader.enqueue([2, 3, 2])
    loader.enqueue([4])
    values = [loader.load(key) for key in (2, 3, 4, 2)]

    assert values == [4, None, 16, 4]
    assert squares.calls == [[2, 3, 4]]


def test_key_without_a_value_is_not_read_again() -> None:
    """That there is none is known too."""
    squares = Squares()
    loader = DataLoader(squares)

    values = [loader.load(3), loader.load(3)]

    assert values == [None, None]
    assert squares.calls == [[3]]
    assert not loader.has_loaded


def test_value_that_was_read_elsewhere_is_not_read() -> None:
    """Whoever has it already primes the loader."""
    squares = Squares()
    loader = DataLoader(squares)

    loader.prime(2, 5)
    loader.enqueue([2])

    assert loader.load(2) == 5
    assert loader.has_loaded
    assert squares.calls == []


def test_many_keys_are_read_in_parts() -> None:
    """A statement takes only so many."""
    squares = Squares()
    loader = DataLoader(squares)

    loader.enqueue(range(2 * MOST_KEYS + 1))

    assert loader.load(2 * MOST_KEYS) == (2 * MOST_KEYS) ** 2
    assert [len(keys) for keys in squares.calls] == [MOST_KEYS, MOST_KEYS, 1]
