"""Files of sections that somebody sends: they are read within bounds, or refused."""

import pytest

from reports.mapping import MappingError, default_mapping, read_mapping


def repeating(levels: int) -> str:
    """Write lists of nine, each of the list before."""
    lists = (f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, levels))
    return "\n".join(["- &l0 [a]", *lists])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[" * 200_000, "it goes over 20 levels deep"),
        ("{a: " * 200_000, "it goes over 20 levels deep"),
        (repeating(30), "it has over 100 aliases"),
        ("name: !!python/object/apply:os.getcwd []", "could not determine"),
        ("&a [*a]", "Expected `object`"),
        ("a: [", "did not find expected"),
        ("\0", "special characters|control characters"),
    ],
    ids=["brackets", "braces", "aliases", "tag", "itself", "open", "nothing"],
)
def test_a_file_that_is_too_much_is_refused(written: str, expected: str) -> None:
    """A file of a few lines fills no memory and stops no server."""
    with pytest.raises(MappingError, match=expected):
        read_mapping(written.encode())


def test_a_list_may_be_named_and_repeated() -> None:
    """What two entries of a file share is written once."""
    named = default_mapping().decode().replace("entities: [", "entities: &all [")
    head, _, rest = named.partition("  - of: [actor:minamata, actor:brs, ")

    mapping = read_mapping(f"{head}  - of: *all #{rest}".encode())

    assert mapping == read_mapping(default_mapping())
