"""The life of a report: planned, made, endorsed, submitted, issued."""
