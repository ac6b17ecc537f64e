"""The analysis of ledgers: pure functions from dated lines to figures."""
