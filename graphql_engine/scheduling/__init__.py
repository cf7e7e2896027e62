"""Deadlines and worker threads of the requests that are being answered."""
