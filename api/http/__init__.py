"""HTTP middleware that stands before every request."""
