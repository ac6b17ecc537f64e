"""How a table is laid out: the row of its headers, its first rows as they are read, and rows that are too wide."""
