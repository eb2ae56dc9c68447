"""A HaloPSA-compatible server for the demo and the tests."""
