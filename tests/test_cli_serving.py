"""Serving: what reads requests, and waits for them, is what we mean it to be."""

import asyncio
import socket
import sys

import uvicorn
from fastapi import FastAPI

from api.cli.serving import OPTIONS
from tests.command_line import CommandLine

pytest_plugins = ("tests.command_lines",)


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


def test_an_address_is_told_only_where_the_server_will_listen(
    trilogue: CommandLine,
) -> None:
    """Where somebody else listens already, one line says so, and nothing else."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        told = trilogue("serve", "--host=127.0.0.1", f"--port={port}")

    assert told.code == 1
    assert told.err.startswith(f"nothing can listen at 127.0.0.1:{port}: Address")
    assert told.err.count("\n") == 1
