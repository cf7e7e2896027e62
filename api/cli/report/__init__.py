"""The command ``trilogue report`` and its subcommands."""
