"""Word files: written from the model, and read back after editing."""
