"""Where the command ``trilogue`` begins."""

from api.cli.interrupts import end_quietly_on_interrupt


def main() -> int:
    """Run the command line; return its exit code."""
    end_quietly_on_interrupt()
    from api.cli.main import main as run_command  # noqa: PLC0415 - may be interrupted

    try:
        return run_command()
    finally:
        end_quietly_on_interrupt()
