"""A worker: the process that holds the application and answers requests."""

import gc
import os
import signal
import sys
from collections.abc import Mapping
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from starlette.types import ASGIApp

from api.http.middleware import LARGEST_BODY
from api.http.trusted_hosts import TrustedHosts, is_this_machine, names_in
from api.logging_setup import configure_logging
from api.server.protocols import BoundedProtocol, WebSocketProtocol
from api.settings import Settings

SWITCH_SECONDS = 0.0001
"""How long a thread keeps the interpreter while another one waits for it."""

GC_THRESHOLDS = 2_000, 10, 200
"""After how many objects the young ones are collected; how often the older ones."""

OPTIONS: Mapping[str, Any] = {
    "http": BoundedProtocol,
    "loop": "asyncio" if sys.platform == "win32" else "uvloop",
    # Building a line of an access log that nobody keeps takes as long as a request.
    "access_log": False,
    "log_level": "warning",
    "ws": WebSocketProtocol,
    "ws_max_size": LARGEST_BODY,
    # Requests that have begun are finished; those that take longer are cancelled.
    "timeout_graceful_shutdown": 3,
    # How long a new worker may take to start when SIGHUP replaces an old one.
    "timeout_worker_healthcheck": 60,
}
"""Options of uvicorn: it reads HTTP and waits for events in C."""


def build_worker(settings: Settings) -> ASGIApp:
    """Build the application in the process that will serve it."""
    configure_logging(settings.log_level)
    _end_with_supervisor()
    # What is loaded and built here stays, so the collector would search it in vain: a
    # fifth of the time until the first answer.
    gc.disable()
    from api.app import create_app  # noqa: PLC0415 - only a worker loads it

    app = restrict_hosts(create_app(settings), settings)
    tune_interpreter()
    return app


def tune_interpreter() -> None:
    """Set the interpreter up for answering, once the application is built."""
    sys.setswitchinterval(SWITCH_SECONDS)
    # What is built stays. A collection holds up all requests, and few objects that
    # are made later form cycles.
    gc.freeze()
    gc.enable()
    gc.set_threshold(*GC_THRESHOLDS)


def restrict_hosts(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Answer only requests that name the server as the settings do.

    A server for other machines answers to all names unless some are set, because it
    cannot know how those machines name it.
    """
    names = names_in(settings.host_names or "")
    if not names and not is_this_machine(settings.host):
        return app
    return TrustedHosts(app, {settings.host.lower(), *names})


def _end_with_supervisor() -> None:
    """End this process when its supervisor is gone: nobody could stop it any more."""
    supervisor = parent_process()
    if supervisor is None:
        return

    def watch() -> None:
        wait([supervisor.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, name="supervisor watch", daemon=True).start()
