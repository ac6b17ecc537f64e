"""Typeset documents: offer sheets, comparison reports and counter-offer letters."""
