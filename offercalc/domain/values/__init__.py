"""Money, currencies, estimates and spans, months, lazy text, and paths into a value."""
