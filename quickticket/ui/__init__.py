"""What the technician sees: a folder per feature, view and presenter."""
