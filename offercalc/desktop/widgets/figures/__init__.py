"""The large figures of an offer in one card."""
