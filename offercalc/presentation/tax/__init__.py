"""Take-home in words and tables, with how it was estimated."""
