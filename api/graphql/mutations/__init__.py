"""The mutations of the schema: record, correct, withdraw, attest, join."""
