"""The lines of grants and purchase plans: when they vest and what a unit is worth."""
