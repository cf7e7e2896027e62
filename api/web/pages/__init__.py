"""The pages: one module each, with a function of its name."""
