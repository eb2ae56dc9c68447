"""The HaloPSA adapter: everything said over the wire."""
