"""The checklist: what to look at before a report is submitted."""
