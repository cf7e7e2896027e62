"""The log on disk: its table, the recorder, engines and the append lock."""
