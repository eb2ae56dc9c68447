"""The day ledger's window: the day as a band, its entries, the week, and the gaps to be filled."""
