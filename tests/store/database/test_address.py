"""The address of a ledger: what is accepted, and that no password is ever shown."""

from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.address import location, parse_address
from store.engine import open_engine
from store.errors import AddressError, StoreError

SECRET = "S3CRET"  # noqa: S105 - an example

SCHEMES = st.sampled_from(
    ["postgresql", "postgres", "postgresql+psycopg", "mysql", "sqlite", "", "http"]
)
SEPARATORS = st.sampled_from(["://", "//", ":", ":/", ":///"])
NAMES = st.sampled_from(["", "u", "officer", "a@b", "a%40b"])
PASSWORDS = st.sampled_from(
    [f":{SECRET}@", f":x@{SECRET}@", f":{SECRET}/x@", f":{SECRET},a@", f":{SECRET}"]
)
HOSTS = st.sampled_from(
    ["h", "h:5432", "h:bad", "h:99999", "h1,h2", "h1:p1,h2:p2", "[::1]", "[::1]:1", ""]
)
ENDS = st.sampled_from(
    [
        "/x",
        "",
        f"/x?password={SECRET}",
        f"?sslpassword={SECRET}&host=h",
        f"/x&password={SECRET}",
        f"/x?passwd={SECRET}",
    ]
)
ADDRESSES = st.builds(
    "".join, st.tuples(SCHEMES, SEPARATORS, NAMES, PASSWORDS, HOSTS, ENDS)
).filter(lambda address: not address.startswith("sqlite:///"))
"""All but paths of files, which are shown and hold no password."""


@given(ADDRESSES)
def test_no_password_is_shown(address: str) -> None:
    """Neither by the place of a ledger nor by an error or its causes."""
    shown = shown_of(address)

    assert SECRET not in shown
    assert "\n" not in shown


def shown_of(address: str) -> str:
    """Return what is shown of an address, or of its refusal and what led to it."""
    try:
        return location(parse_address(address))
    except AddressError as error:
        return "".join(format_exception(error)).replace("\n", " ")


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://u:{SECRET}@127.0.0.1:1/x",
        f"postgresql://u@127.0.0.1:1/x?password={SECRET}",
        f"postgresql://u:{SECRET}@127.0.0.1:1,127.0.0.1:2/x",
        f"postgresql://u:{SECRET}@127.0.0.1:1/x?nonsense={SECRET}",
        f"postgresql://u:{SECRET}@127.0.0.1/x?port=bad",
    ],
)
@pytest.mark.postgresql
def test_no_password_is_shown_by_what_the_driver_says(address: str) -> None:
    """A server that is not there, or an option that the driver does not know."""
    with pytest.raises(StoreError) as failed:
        open_engine(address)

    assert SECRET not in str(failed.value)
    assert "\n" not in str(failed.value)


def test_several_servers_are_named_as_other_programs_name_them() -> None:
    """The one that accepts entries is looked for among them."""
    address = f"postgresql://u:{SECRET}@h1:5433,h2,[::1]:9/ledger?connect_timeout=2"

    url = parse_address(address)

    assert url.query == {
        "target_session_attrs": "read-write",
        "connect_timeout": "2",
        "host": "h1,h2,::1",
        "port": "5433,,9",
    }
    assert (url.username, url.password, url.database) == ("u", SECRET, "ledger")
    assert "h1" in location(url)


def test_which_of_several_servers_is_used_can_be_chosen() -> None:
    """What is given explicitly is not replaced."""
    url = parse_address("postgresql://h1,h2/ledger?target_session_attrs=any")

    assert url.query["target_session_attrs"] == "any"


@pytest.mark.parametrize(
    "address",
    ["postgresql://h:bad/x", "postgresql://h:0/x", "postgresql://h1:p1,h2:p2/x"],
)
def test_a_port_that_is_none_is_named(address: str) -> None:
    """In one sentence, before anything is connected to."""
    with pytest.raises(AddressError, match="port is not a number from 1 to 65,535"):
        parse_address(address)
