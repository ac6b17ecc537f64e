"""What a negotiation shows: what to ask for, by when, and what the lead of an offer depends on."""
