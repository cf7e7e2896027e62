"""The command ``serve``, where it cannot listen."""

import socket

from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)


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
