"""Templates: what a saved ticket holds, its placeholders and its rules."""
