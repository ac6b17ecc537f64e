"""What surrounds an offer letter: its clauses, what is still to do, and the values that are its own."""
