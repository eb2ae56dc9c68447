"""The day ledger: what was logged on a day and in its week, from here and in Halo, and what is missing."""
