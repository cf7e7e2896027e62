"""What the sheets of the founding history say, before any ledger reads them."""
