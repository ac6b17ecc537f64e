"""What to conclude: pure questions asked of ledgers."""
