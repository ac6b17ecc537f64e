"""The offer as a document: rows that open in place into their fields."""
