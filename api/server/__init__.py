"""The server's processes: workers, their supervisor, and how they read HTTP."""
