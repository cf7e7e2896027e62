"""The command line: it translates what is typed, calls, and prints."""
