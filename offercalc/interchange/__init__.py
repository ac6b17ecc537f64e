"""Other formats in and out: offer files."""
