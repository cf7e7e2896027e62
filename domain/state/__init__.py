"""The state of a subject: amendments applied, entries ordered, and folded."""
