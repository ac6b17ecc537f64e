"""Terms turned into dated lines: pay, grants, purchase plans, and what leaving changes."""
