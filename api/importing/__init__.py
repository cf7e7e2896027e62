"""Import: sheets of rows with stable keys, and exports of a ledger."""
