"""The use cases: async, no Qt, no HTTP, no SQL; everything outside is reached through ports."""
