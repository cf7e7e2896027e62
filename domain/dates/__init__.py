"""Dates: EDTF as written, the days that each can mean, and how they are printed."""
