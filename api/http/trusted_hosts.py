"""Accept only requests that name this server in their ``Host`` header.

This prevents DNS rebinding: a foreign web site gives its own host name the address of
this machine, so that its pages may read answers of this server. Such requests still
contain the foreign name.
"""

import logging
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

logger = logging.getLogger("trilogue.requests")

MISDIRECTED = 421
OF_THIS_MACHINE = "localhost"


def names_in(text: str) -> frozenset[str]:
    """Read host names that are separated by commas."""
    return frozenset(_plain(one) for one in text.split(",")) - {""}


def is_this_machine(host: str) -> bool:
    """Return whether only this machine can reach a server that listens at `host`."""
    address = _plain(host)
    return _is_local(address) or (_is_address(address) and _loops_back(address))


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
        else:
            await _refusal(unknown[0])(scope, receive, send)

    def _is_known(self, name: str) -> bool:
        return name in self._names or _is_local(name) or _is_address(name)


def _host_names(scope: Scope) -> list[str]:
    """List the host names of a request; a forged request may have several."""
    headers = scope.get("headers", ())
    hosts = (value.decode("latin-1") for key, value in headers if key == b"host")
    return [_plain(_without_port(host)) for host in hosts]


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0]
    return host.partition(":")[0]


def _plain(name: str) -> str:
    return name.strip().strip("[]").rstrip(".").lower()


def _is_local(name: str) -> bool:
    return name == OF_THIS_MACHINE or name.endswith(f".{OF_THIS_MACHINE}")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _loops_back(address: str) -> bool:
    return ip_address(address).is_loopback


def _refusal(name: str) -> PlainTextResponse:
    message = (
        f"this server does not answer as {name[:100]!r}: ask it as {OF_THIS_MACHINE}, "
        f"or have the name set as TRILOGUE_HOST_NAMES\n"
    )
    headers = {"x-content-type-options": "nosniff"}
    return PlainTextResponse(message, MISDIRECTED, headers)
