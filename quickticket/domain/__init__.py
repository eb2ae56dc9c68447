"""Pure rules of tickets, time and the outbox: standard library only, no I/O and no clock."""
