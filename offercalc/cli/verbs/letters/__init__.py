"""Verbs about offer letters: write one, and look at the clauses."""
