"""Using templates: binding their names to a tenant, filling a draft, and making one of a draft."""
