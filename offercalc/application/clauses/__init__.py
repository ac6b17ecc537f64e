"""Clauses of offer letters: their texts, the names these fill in, and what they imply in an offer."""
