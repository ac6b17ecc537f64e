"""Offers at hand: blank ones, samples, edits, and their appraisal."""
