"""What an offer is and what it pays: pure values and functions."""
