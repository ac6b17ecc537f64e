"""The terminal program: one module per command."""
