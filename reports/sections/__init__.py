"""What each sort of section of a report is made of."""
