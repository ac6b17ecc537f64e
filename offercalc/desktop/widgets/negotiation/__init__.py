"""Widgets of a negotiation: the days to answer by and the rounds of an offer."""
