"""What an offer promises: pay, equity, the currency each is promised in, and which fields are private."""
