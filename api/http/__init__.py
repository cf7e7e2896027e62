"""HTTP middleware: host names, body size, security headers, the request log."""
