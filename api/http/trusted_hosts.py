"""Names under which a server is asked: a page of somebody else's has none of them.

A page can give its own name the address of this machine, and then ask as if it came
from here. The name is in the request, so that it can be told.
"""

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MISDIRECTED = 421
OF_THIS_MACHINE = "localhost"


def names_in(text: str) -> frozenset[str]:
    """Read names of hosts, with commas between them."""
    return frozenset(_plain(one) for one in text.split(",")) - {""}


def is_this_machine(host: str) -> bool:
    """Tell whether only this machine reaches a server that listens there."""
    address = _plain(host)
    return _is_local(address) or (_is_address(address) and _loops_back(address))


class TrustedHosts:
    """Answers requests that name this server, and refuses those that name another.

    An address of digits is always known: nobody can give it to another machine.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        unknown = [name for name in _asked(scope) if not self._is_known(name)]
        if not unknown:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await _refusal(unknown[0])(scope, receive, send)

    def _is_known(self, name: str) -> bool:
        return name in self._names or _is_local(name) or _is_address(name)


def _asked(scope: Scope) -> list[str]:
    """List the names that a request gives: one, unless somebody plays tricks."""
    headers = scope.get("headers", ())
    given = (value.decode("latin-1") for key, value in headers if key == b"host")
    return [_plain(_without_port(one)) for one in given]


def _without_port(given: str) -> str:
    if given.startswith("["):
        return given.partition("]")[0]
    return given.partition(":")[0]


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
    told = (
        f"this server does not answer as {name[:100]!r}: ask it as {OF_THIS_MACHINE}, "
        f"or have the name set as TRILOGUE_HOST_NAMES\n"
    )
    headers = {"x-content-type-options": "nosniff"}
    return PlainTextResponse(told, MISDIRECTED, headers)
