"""Live transport: subscriptions over WebSockets and server-sent events."""
