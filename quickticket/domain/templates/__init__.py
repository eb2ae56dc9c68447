"""Templates: saved tickets, their placeholders, and how they meet a line and a tenant."""
