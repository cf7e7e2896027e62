"""The queries as users know them: parameters, rows, and the columns that show rows."""
