"""The database beneath the log: engines, connections, transactions, statements."""
