"""The address of a ledger: read, checked, and shown without its password."""

import re

import sqlalchemy as sa

from store.database.dialects import DIALECTS
from store.errors import AddressError

LIKE_A_PATH = re.compile(r"[\w./\\ -]+")
"""A text that cannot contain a user and a password."""

SEVERAL_HOSTS = re.compile(
    r"(?P<start>[\w+]+://(?:[^/?#]*@)?)(?P<hosts>[^/?#@]*,[^/?#@]*)(?=[/?#]|$)"
)
"""The form in which PostgreSQL's own programs take several hosts."""

SHOWN_OPTIONS = ("host", "port")
"""Options of an address that are shown; others may be secret."""

LAST_PORT = 65_535
BAD_PORT = f"its port is not a number from 1 to {LAST_PORT:,}"

ALIASES = {"postgres": "postgresql"}
"""Other names of engines, which their own programs accept."""


def parse_address(address: str) -> sa.URL:
    """Read the address of a ledger.

    Args:
        address: a URL of SQLAlchemy's, such as ``sqlite:///trilogue.db``, or of
            PostgreSQL's with several hosts (``postgresql://h1:5432,h2:5432/ledger``).

    Raises:
        AddressError: no ledger can be there. The error does not show a password.
    """
    plain, hosts = _split_hosts(address)
    try:
        url = sa.make_url(plain)
    except sa.exc.ArgumentError:
        # The original error is dropped, because it may contain the password.
        shown = address if LIKE_A_PATH.fullmatch(address) else ""
        raise AddressError(address=shown, reason="it is not an address") from None
    except ValueError:
        raise AddressError(reason=BAD_PORT) from None
    name = url.get_backend_name()
    name = ALIASES.get(name, name)
    if name not in DIALECTS:
        raise AddressError(reason=f"no ledger is kept in {name!r}")
    url = url.set(drivername=DIALECTS[name].driver)
    return _check_file_url(url) if name == "sqlite" else _check_server_url(url, hosts)


def location(url: sa.URL) -> str:
    """Show where a ledger is: the path of a file, or an address without its secrets."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    shown = {name: url.query[name] for name in SHOWN_OPTIONS if name in url.query}
    return url.set(
        drivername=url.get_backend_name(), password=None, query=shown
    ).render_as_string()


def _split_hosts(address: str) -> tuple[str, list[str]]:
    """Take several hosts out of an address; SQLAlchemy expects them elsewhere."""
    found = SEVERAL_HOSTS.match(address)
    if not found:
        return address, []
    rest = address[found.end() :]
    return f"{found['start']}{rest}", found["hosts"].split(",")


def _check_file_url(url: sa.URL) -> sa.URL:
    reason = ""
    if url.host or url.username:
        reason = "the path of a file follows three slashes"
    elif url.query:
        reason = "it is more than the path of a file"
    elif url.database in {None, "", ":memory:"}:
        reason = "what is kept in memory is lost when the program ends"
    if reason:
        raise AddressError(reason=reason)
    return url


def _check_server_url(url: sa.URL, hosts: list[str]) -> sa.URL:
    names = [one or "" for one in (url.username, url.host, url.database)]
    if any("@" in one or "=" in one for one in names):
        reason = "an @ in a name or password is written %40, and options follow a ?"
        raise AddressError(reason=reason)
    split = [_split_port(one) for one in hosts]
    ports = [port for _, port in split if port]
    if url.port is not None:
        ports.append(str(url.port))
    if not all(map(_is_port, ports)):
        raise AddressError(reason=BAD_PORT)
    if not hosts:
        return url
    several = {
        # Of several servers, only the leader accepts entries.
        "target_session_attrs": "read-write",
        **url.query,
        "host": ",".join(host.strip("[]") for host, _ in split),
        "port": ",".join(port for _, port in split),
    }
    return url.update_query_dict(several)


def _split_port(host: str) -> tuple[str, str]:
    """Split ``host:port``; a host may be an address of IPv6 in brackets."""
    name, sign, port = host.rpartition(":")
    return (name, port) if sign and not port.endswith("]") else (host, "")


def _is_port(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= LAST_PORT
