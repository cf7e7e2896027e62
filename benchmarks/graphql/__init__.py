"""Benchmarks of GraphQL over HTTP: servers, the load on them, and attacks."""
