"""Benchmarks: each module measures one thing against a named peer in the same run and prints the ratio."""
