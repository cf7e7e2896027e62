"""Recording: from what a person sends to checked entries of the log."""
