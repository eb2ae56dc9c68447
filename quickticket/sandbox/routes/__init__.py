"""What the sandbox answers, one module per Halo resource."""
