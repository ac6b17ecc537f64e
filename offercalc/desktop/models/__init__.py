"""Qt models over presentation rows."""
