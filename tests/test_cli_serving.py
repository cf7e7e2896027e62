"""Serving: what reads requests, and waits for them, is what we mean it to be."""

import asyncio
import sys

import uvicorn
from fastapi import FastAPI

from api.cli.serving import OPTIONS


def test_requests_are_read_in_c() -> None:
    """Reading HTTP in Python takes longer than giving an answer that is kept."""
    config = uvicorn.Config(FastAPI(), **OPTIONS)

    config.load()

    assert config.http_protocol_class.__name__ == "HttpToolsProtocol"


def test_requests_are_waited_for_in_c() -> None:
    """The event loop is uvloop's wherever there is one."""
    wanted = "asyncio" if sys.platform == "win32" else "uvloop"

    with asyncio.Runner(
        loop_factory=uvicorn.Config(FastAPI(), **OPTIONS).get_loop_factory()
    ) as runner:
        loop = runner.get_loop()

    assert type(loop).__module__.partition(".")[0] == wanted
