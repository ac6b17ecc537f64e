"""What each paper says, as plain values for the templates, and what is hidden in it."""
