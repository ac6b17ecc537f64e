"""Lists and tables, and how their rows are drawn."""
