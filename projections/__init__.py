"""Tables that answer questions, all derived from the log."""
