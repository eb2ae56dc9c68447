"""The outbox window: what is on its way to Halo and what stands in the way."""
