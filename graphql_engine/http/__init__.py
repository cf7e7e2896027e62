"""GraphQL over HTTP: reading requests, limiting the work, remembering answers."""
