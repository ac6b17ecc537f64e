"""Offer letters: the choice of clauses, the values they fill in, and the finished text."""
