"""The help pages and the figures in them."""
