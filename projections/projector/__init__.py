"""The projector: reads the log and keeps the tables that queries read."""
