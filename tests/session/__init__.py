"""A private desktop for the tests, the demo and the benchmarks on a machine without a display."""
