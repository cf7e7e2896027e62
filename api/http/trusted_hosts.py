"""Accept only requests that name this server in their ``Host`` header.

This prevents DNS rebinding: a foreign web site gives its own host name the address of
this machine, so that its pages may read answers of this server. Such requests still
contain the foreign name.
"""

import logging
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

logger = logging.getLogger("trilogue.requests")

MISDIRECTED = 421
OF_THIS_MACHINE = "localhost"


def names_in(text: str) -> frozenset[str]:
    """Read host names that are separated by commas."""
    return frozenset(_plain(one) for one in text.split(",")) - {""}


def host_name(host: str) -> str:
    """Return the name in a ``Host`` header, without the port."""
    # The address in [::1]:8000 contains colons too.
    return _plain(host.partition("]" if host.startswith("[") else ":")[0])


def is_this_machine(host: str) -> bool:
    """Return whether only this machine can reach a server that listens at `host`."""
    name = _plain(host)
    address = _address(name)
    return address.is_loopback if address else _is_local(name)


class TrustedHosts:
    """Refuses requests with a foreign host name with 421, or by closing the WebSocket.

    ``localhost``, its subdomains and IP addresses are always accepted: nobody can make
    them point to another machine.

    Args:
        names: the other names of this server, in lower case.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        unknown = [name for name in _host_names(scope) if not self._is_known(name)]
        if not unknown:
            await self._app(scope, receive, send)
            return
        logger.info("refused the host name %.100r", unknown[0])
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        message = (
            f"this server does not answer as {unknown[0][:100]!r}: ask it as "
            f"{OF_THIS_MACHINE}, or have the name set as TRILOGUE_HOST_NAMES\n"
        )
        headers = {"x-content-type-options": "nosniff"}
        refusal = PlainTextResponse(message, MISDIRECTED, headers)
        await refusal(scope, receive, send)

    def _is_known(self, name: str) -> bool:
        return name in self._names or _is_local(name) or _address(name) is not None


def _host_names(scope: Scope) -> list[str]:
    """List the host names of a request; a forged one may have several."""
    headers = scope.get("headers", ())
    return [
        host_name(value.decode("latin-1")) for key, value in headers if key == b"host"
    ]


def _plain(name: str) -> str:
    return name.strip().strip("[]").rstrip(".").lower()


def _is_local(name: str) -> bool:
    return name == OF_THIS_MACHINE or name.endswith(f".{OF_THIS_MACHINE}")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
