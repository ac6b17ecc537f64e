"""Money, currencies, estimates and spans, months, lazy text, facts about fields, and paths into a value."""
