"""The template window: create, change, arrange and exchange templates, and see what becomes of them."""
