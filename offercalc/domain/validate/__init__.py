"""Whether an offer can be true: one module per part of it."""
