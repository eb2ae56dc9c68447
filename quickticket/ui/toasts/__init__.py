"""Quiet messages in the corner of the screen."""
