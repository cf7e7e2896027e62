"""Names: from a reference that people write to the subject, and back."""
