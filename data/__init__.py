"""The founding history: what five source documents say, as import files."""
