"""The settings window: every option with a sentence, applied as soon as it is changed."""
