"""How long a test waits for a thread, a process or a server before it has failed."""

PATIENCE_SECONDS = 300.0
"""Nothing takes so long unless it hangs, however busy the machine is."""
