"""Writers: one neutral document in, the bytes of a file out, always the same."""
