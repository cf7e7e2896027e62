"""What the cooperation is: dates, kinds of entry, the fold, the check, the ledger."""
