"""What the services need from the outside, as Protocols; adapters fit them by shape."""
