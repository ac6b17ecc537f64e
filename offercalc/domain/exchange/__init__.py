"""Exchange rates with their day and source, and the book of all sources."""
