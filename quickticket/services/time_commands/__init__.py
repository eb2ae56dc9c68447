"""Commands about time: lines that log or keep it, and timers; JSON values in and out."""
