"""Following the log as it grows, over WebSockets and server-sent events."""
