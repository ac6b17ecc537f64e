"""The model of an offer and its dated pay: pure values and functions."""
