"""Verbs about what to ask for, and by when."""
