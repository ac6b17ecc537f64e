"""The table of compared offers: its heads, its row labels, its bars and its figures."""
