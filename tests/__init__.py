"""What holds, and why: one module per module, per feature, and the whole."""
