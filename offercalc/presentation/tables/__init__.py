"""Tables as people see them, and the trace from a figure to its lines."""
